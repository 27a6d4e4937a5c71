/**
 * Text that grows piece by piece. Adding to a string makes a node of 32 bytes for every piece, so a
 * megabyte of single characters would take 32; here pieces are joined a few hundred at a time, and
 * the short ones of a long text are copied as bytes as long as all of them are ASCII.
 *
 *     first ──▶ pieces ──512──▶ chunk ─┐
 *               bytes ──16 384──▶ chunk ┼─▶ text
 *               long piece ──▶ chunk ───┘
 */
export class TextPieces {
  /** Most texts have one piece only. */
  private first = "";
  private readonly chunks: string[] = [];
  private readonly pieces: string[] = [];
  /** Made for the first long text; empty whenever `pieces` is not. */
  private bytes: Uint8Array = NO_BYTES;
  private byteCount = 0;
  /** The text is long, and no piece of it that was to be copied was not ASCII. */
  private copies = false;
  /** Code of the last character. */
  private last = NOTHING;

  get isEmpty(): boolean {
    return this.last === NOTHING;
  }

  /** Whether the text is empty or ends in a space or tab, so that another space would be one too many. */
  get endsInSpace(): boolean {
    return this.last === NOTHING || this.last === BLANK || this.last === TAB;
  }

  add(piece: string): void {
    if (piece === "") return;
    if (this.last === NOTHING) this.first = piece;
    else if (!this.copies || !this.copy(piece)) this.push(piece);
    this.last = piece.charCodeAt(piece.length - 1);
  }

  /** Returns the text and begins a new, empty one. */
  take(): string {
    const text = this.pieces.length === 0 && this.chunks.length === 0 ? this.first : this.takeAll();
    this.first = "";
    this.last = NOTHING;
    return text;
  }

  private takeAll(): string {
    this.join();
    const text = this.chunks.join("");
    this.chunks.length = 0;
    this.copies = false;
    return text;
  }

  private push(piece: string): void {
    if (this.pieces.length === 0 && this.chunks.length === 0) this.pieces.push(this.first);
    this.pieces.push(piece);
    if (this.pieces.length < PIECES_PER_CHUNK) return;
    this.join();
    if (this.chunks.length > 1) return;
    this.copies = true;
    if (this.bytes.length === 0) this.bytes = new Uint8Array(BYTES_PER_CHUNK);
  }

  /** Returns false when the piece is not ASCII, which stops copying for this text. */
  private copy(piece: string): boolean {
    if (piece.length > MAX_COPIED_CHARACTERS) {
      this.join();
      this.chunks.push(piece);
      return true;
    }
    if (this.byteCount + piece.length > BYTES_PER_CHUNK) this.join();
    const { bytes, byteCount } = this;
    for (let at = 0; at < piece.length; at++) {
      const code = piece.charCodeAt(at);
      if (code > MAX_ASCII) {
        this.join();
        this.copies = false;
        return false;
      }
      bytes[byteCount + at] = code;
    }
    this.byteCount = byteCount + piece.length;
    return true;
  }

  private join(): void {
    if (this.byteCount > 0) {
      this.chunks.push(DECODER.decode(this.bytes.subarray(0, this.byteCount)));
      this.byteCount = 0;
    }
    if (this.pieces.length === 0) return;
    this.chunks.push(this.pieces.join(""));
    this.pieces.length = 0;
  }
}

const NOTHING = -1;
const TAB = 0x09;
const BLANK = 0x20;
const MAX_ASCII = 0x7f;
const PIECES_PER_CHUNK = 512;
const BYTES_PER_CHUNK = 16_384;
/** A longer piece is worth a string of its own. */
const MAX_COPIED_CHARACTERS = 64;
const NO_BYTES = new Uint8Array(0);
const DECODER = new TextDecoder();
