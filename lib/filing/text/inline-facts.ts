/**
 * Gathers the facts of inline XBRL while a document is read.
 *
 *     <xbrli:context id="c-2">...<xbrldi:explicitMember dimension="...">us-gaap:ClassAMember<...>
 *     <ix:nonNumeric name="dei:TradingSymbol" contextRef="c-2">AB<b>C</b></ix:nonNumeric>
 *
 * Facts nest, so all of them share one tape of text: each knows where on it its own text began.
 */
import { collapseSpaces } from "./characters.ts";
import type { InlineFact } from "./line.ts";

/** A fact that is longer is a text block, whose text is among the lines anyway. */
const MAX_FACT_CHARACTERS = 2_000;
/** Facts nest a handful deep; what is deeper is not remembered. */
const MAX_NESTED_FACTS = 64;

interface OpenFact {
  readonly name: string;
  readonly contextRef: string;
  readonly format: string | null;
  readonly start: number;
}

export class InlineFacts {
  readonly facts: InlineFact[] = [];
  readonly contextMembers = new Map<string, string[]>();
  private readonly open: OpenFact[] = [];
  private overflow = 0;
  private tape: string[] = [];
  private contextId: string | null = null;
  private member: string | null = null;

  /** Whether text is wanted, even hidden text. */
  get listening(): boolean {
    return this.open.length > 0 || this.member !== null;
  }

  openElement(name: string, attributes: ReadonlyMap<string, string>): void {
    if (!name.includes(":") && name !== "context") return;
    if (name === "ix:nonnumeric" || name === "ix:nonfraction") this.openFact(attributes);
    else if (name.endsWith("explicitmember") && this.contextId !== null) this.member = "";
    else if (isContext(name)) this.contextId = attributes.get("id") ?? null;
  }

  closeElement(name: string): void {
    if (!name.includes(":") && name !== "context") return;
    if (name === "ix:nonnumeric" || name === "ix:nonfraction") this.closeFact();
    else if (name.endsWith("explicitmember")) this.closeMember();
    else if (isContext(name)) this.contextId = null;
  }

  addText(text: string): void {
    if (this.member !== null && this.member.length < MAX_FACT_CHARACTERS) this.member += text;
    if (this.open.length === 0) return;
    this.tape.push(text);
  }

  private openFact(attributes: ReadonlyMap<string, string>): void {
    if (this.open.length >= MAX_NESTED_FACTS) {
      this.overflow++;
      return;
    }
    this.open.push({
      name: attributes.get("name") ?? "",
      contextRef: attributes.get("contextref") ?? "",
      format: attributes.get("format") ?? null,
      start: this.tape.length,
    });
  }

  private closeFact(): void {
    if (this.overflow > 0) {
      this.overflow--;
      return;
    }
    const fact = this.open.pop();
    if (fact === undefined) return;
    const { name, contextRef, format } = fact;
    const text = collapseSpaces(this.textFrom(fact.start)).trim();
    if (name !== "") this.facts.push({ name, contextRef, format, text });
    if (this.open.length === 0) this.tape = [];
  }

  private textFrom(start: number): string {
    let text = "";
    for (let at = start; at < this.tape.length && text.length < MAX_FACT_CHARACTERS; at++) {
      text += (this.tape[at] ?? "").slice(0, MAX_FACT_CHARACTERS);
    }
    return text.slice(0, MAX_FACT_CHARACTERS);
  }

  private closeMember(): void {
    const member = this.member?.trim() ?? "";
    this.member = null;
    if (member === "" || this.contextId === null) return;
    const members = this.contextMembers.get(this.contextId) ?? [];
    members.push(member);
    this.contextMembers.set(this.contextId, members);
  }
}

function isContext(name: string): boolean {
  return name === "xbrli:context" || name === "context";
}
