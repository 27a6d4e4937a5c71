/** Random access to the immutable bytes of one segment: an object on S3, a file, or memory. */
export interface ByteSource {
  /** Names the bytes in error messages; an object key as a rule. */
  readonly name: string;
  readonly sizeBytes: number;
  /** Reads bytes [start, end); rejects when the range leaves the source. */
  read(start: number, end: number): Promise<Uint8Array>;
}

/** Serves bytes that are already in memory. */
export function memoryByteSource(name: string, bytes: Uint8Array): ByteSource {
  return {
    name,
    sizeBytes: bytes.byteLength,
    read: async (start, end) => bytes.subarray(start, end),
  };
}
