/**
 * Creates an object of several parts, of which two at most are in memory
 * (https://docs.aws.amazon.com/AmazonS3/latest/userguide/mpuoverview.html):
 *
 *     create     -> upload id
 *     part 1, 2, ... -> a receipt for each; parts may be sent again without harm
 *     complete      with If-None-Match: * the object is there, whole, or not at all
 *     abort         after any failure; what it leaves behind a rule of the bucket removes
 */

/** S3 wants 5 MiB at least, and 10,000 parts at most: this allows objects of 80 GB. */
export const PART_BYTES = 2 ** 23;

/** The requests of an upload, bound to its key. */
export interface MultipartRequests<Receipt> {
  readonly create: () => Promise<string>;
  readonly sendPart: (uploadId: string, number: number, body: Uint8Array) => Promise<Receipt>;
  readonly complete: (uploadId: string, receipts: readonly Receipt[]) => Promise<string>;
  readonly abort: (uploadId: string) => Promise<void>;
}

/** Uploads parts as they come and returns the ETag of the object. Nothing is left of a failure. */
export async function uploadParts<Receipt>(
  requests: MultipartRequests<Receipt>,
  parts: AsyncIterable<Uint8Array>,
): Promise<{ readonly etag: string; readonly sizeBytes: number }> {
  const uploadId = await requests.create();
  try {
    const receipts: Receipt[] = [];
    let sizeBytes = 0;
    for await (const part of parts) {
      receipts.push(await requests.sendPart(uploadId, receipts.length + 1, part));
      sizeBytes += part.byteLength;
    }
    return { etag: await requests.complete(uploadId, receipts), sizeBytes };
  } catch (error) {
    // The first failure is what matters; the bucket's rule covers one of the abort.
    await requests.abort(uploadId).catch(() => {});
    throw error;
  }
}

/** Joins chunks, and cuts them, into parts of `partBytes`; the last one may be shorter. */
export async function* cutParts(
  chunks: AsyncIterable<Uint8Array>,
  partBytes: number,
): AsyncGenerator<Uint8Array> {
  let part = new Uint8Array(partBytes);
  let length = 0;
  for await (const chunk of chunks) {
    for (let at = 0; at < chunk.length; ) {
      const piece = chunk.subarray(at, at + partBytes - length);
      part.set(piece, length);
      length += piece.length;
      at += piece.length;
      if (length < partBytes) continue;
      yield part;
      part = new Uint8Array(partBytes);
      length = 0;
    }
  }
  if (length > 0) yield part.subarray(0, length);
}
