/**
 * Gathers the facts of inline XBRL while a document is read.
 *
 *     <xbrli:context id="c-2">...<xbrldi:explicitMember dimension="...">us-gaap:ClassAMember<...>
 *     <ix:nonNumeric name="dei:TradingSymbol" contextRef="c-2">AB<b>C</b></ix:nonNumeric>
 *
 * Facts nest, so all of them share one tape of text: each knows where on it its own text began.
 *
 *     <ix:nonNumeric continuedAt="k1">ACME <ix:exclude>page 2</ix:exclude></ix:nonNumeric>
 *     ... <ix:continuation id="k1">CORPORATION</ix:continuation>            "ACME CORPORATION"
 *
 * A fact goes on in a chain of continuations, each naming the next, wherever they stand (Inline XBRL
 * 1.1, sections 4 and 5). The lines of the document are none the wiser: they show what is printed, where
 * it is printed, once.
 */
import { collapseSpaces } from "./characters.ts";
import type { InlineFact } from "./line.ts";

/** A fact that is longer is a text block, whose text is among the lines anyway. */
const MAX_FACT_CHARACTERS = 2_000;
/** Facts nest a handful deep; what is deeper is not remembered. */
const MAX_NESTED_FACTS = 64;
/** A chain that is longer, or leads back to itself, ends here. */
const MAX_CONTINUATIONS = 64;

interface OpenFact {
  /** Empty for a continuation, which has an id instead. */
  readonly name: string;
  readonly id: string;
  readonly contextRef: string;
  readonly format: string | null;
  readonly continuedAt: string | null;
  readonly start: number;
}

/** Text as it stands, spaces included, and where it goes on. */
interface TextPart {
  readonly text: string;
  readonly continuedAt: string | null;
}

interface ClosedFact extends TextPart {
  readonly name: string;
  readonly contextRef: string;
  readonly format: string | null;
}

export class InlineFacts {
  readonly contextMembers = new Map<string, string[]>();
  private readonly closed: ClosedFact[] = [];
  private readonly continuations = new Map<string, TextPart>();
  private readonly open: OpenFact[] = [];
  private excluded = 0;
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
    if (hasText(name)) this.openFact(name, attributes);
    else if (name === "ix:exclude") this.excluded++;
    else if (name.endsWith("explicitmember") && this.contextId !== null) this.member = "";
    else if (isContext(name)) this.contextId = attributes.get("id") ?? null;
  }

  closeElement(name: string): void {
    if (!name.includes(":") && name !== "context") return;
    if (hasText(name)) this.closeFact();
    else if (name === "ix:exclude") this.excluded = Math.max(0, this.excluded - 1);
    else if (name.endsWith("explicitmember")) this.closeMember();
    else if (isContext(name)) this.contextId = null;
  }

  addText(text: string): void {
    if (this.member !== null && this.member.length < MAX_FACT_CHARACTERS) this.member += text;
    if (this.open.length > 0 && this.excluded === 0) this.tape.push(text);
  }

  /** Returns the facts in the order they end in, each with all of its text. */
  finish(): InlineFact[] {
    return this.closed.map(({ name, contextRef, format, text, continuedAt }) => {
      const whole = continuedAt === null ? text : this.withContinuations(text, continuedAt);
      return { name, contextRef, format, text: collapseSpaces(whole).trim() };
    });
  }

  private withContinuations(begun: string, continuedAt: string): string {
    let text = begun;
    let part = this.continuations.get(continuedAt);
    for (let count = 0; part !== undefined && count < MAX_CONTINUATIONS; count++) {
      text = (text + part.text).slice(0, MAX_FACT_CHARACTERS);
      part = part.continuedAt === null ? undefined : this.continuations.get(part.continuedAt);
    }
    return text;
  }

  private openFact(element: string, attributes: ReadonlyMap<string, string>): void {
    if (this.open.length >= MAX_NESTED_FACTS) {
      this.overflow++;
      return;
    }
    this.open.push({
      name: element === "ix:continuation" ? "" : (attributes.get("name") ?? ""),
      id: attributes.get("id") ?? "",
      contextRef: attributes.get("contextref") ?? "",
      format: attributes.get("format") ?? null,
      continuedAt: attributes.get("continuedat") ?? null,
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
    const { name, id, contextRef, format, continuedAt } = fact;
    const text = this.textFrom(fact.start);
    if (name !== "") this.closed.push({ name, contextRef, format, text, continuedAt });
    else if (id !== "") this.continuations.set(id, { text, continuedAt });
    if (this.open.length > 0) return;
    this.tape = [];
    this.excluded = 0;
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

/** Tells whether an element holds the text of a fact. */
function hasText(name: string): boolean {
  return name === "ix:nonnumeric" || name === "ix:nonfraction" || name === "ix:continuation";
}

function isContext(name: string): boolean {
  return name === "xbrli:context" || name === "context";
}
