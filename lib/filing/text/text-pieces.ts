/**
 * Text that grows piece by piece. Adding to a string makes a node of 32 bytes for every piece, so a
 * megabyte of single characters would take 32; here pieces are joined a few hundred at a time.
 */
export class TextPieces {
  /** Most texts have one piece only. */
  private first = "";
  private readonly chunks: string[] = [];
  private readonly pieces: string[] = [];
  private last = "";

  get isEmpty(): boolean {
    return this.last === "";
  }

  /** Whether the text is empty or ends in a space or tab, so that another space would be one too many. */
  get endsInSpace(): boolean {
    return this.last === "" || this.last === " " || this.last === "\t";
  }

  add(piece: string): void {
    if (piece === "") return;
    if (this.last === "") this.first = piece;
    else this.pieces.push(piece);
    this.last = piece.charAt(piece.length - 1);
    if (this.pieces.length >= PIECES_PER_CHUNK) this.join();
  }

  /** Returns the text and begins a new, empty one. */
  take(): string {
    this.join();
    const text = this.chunks.length === 0 ? this.first : this.first + this.chunks.join("");
    if (this.chunks.length > 0) this.chunks.length = 0;
    this.first = "";
    this.last = "";
    return text;
  }

  private join(): void {
    if (this.pieces.length === 0) return;
    this.chunks.push(this.pieces.length === 1 ? (this.pieces[0] ?? "") : this.pieces.join(""));
    this.pieces.length = 0;
  }
}

const PIECES_PER_CHUNK = 512;
