/**
 * Text that grows piece by piece. Adding to a string makes a node of 32 bytes for every piece, so a
 * megabyte of single characters would take 32; here pieces are joined a few hundred at a time.
 */
export class TextPieces {
  /** Most texts have one piece only. */
  private first = "";
  private readonly chunks: string[] = [];
  private readonly pieces: string[] = [];
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
    else {
      if (this.pieces.length === 0 && this.chunks.length === 0) this.pieces.push(this.first);
      this.pieces.push(piece);
      if (this.pieces.length >= PIECES_PER_CHUNK) this.join();
    }
    this.last = piece.charCodeAt(piece.length - 1);
  }

  /** Returns the text and begins a new, empty one. */
  take(): string {
    this.join();
    const text = this.chunks.length > 1 ? this.chunks.join("") : (this.chunks[0] ?? this.first);
    this.chunks.length = 0;
    this.first = "";
    this.last = NOTHING;
    return text;
  }

  private join(): void {
    if (this.pieces.length === 0) return;
    this.chunks.push(this.pieces.join(""));
    this.pieces.length = 0;
  }
}

const NOTHING = -1;
const TAB = 0x09;
const BLANK = 0x20;
const PIECES_PER_CHUNK = 512;
