/** Two ways of writing HTML: FONT tags of the turn of the century, and styled DIVs since. */

export interface HtmlDialect {
  /** Sets ready-made inline HTML as a block. */
  block(html: string, options?: BlockOptions): string;
  bold(html: string): string;
  /** Sets cells that hold inline HTML. */
  table(rows: readonly (readonly string[])[], options?: TableOptions): string;
  pageBreak(): string;
  document(title: string, body: string): string;
}

export interface BlockOptions {
  readonly center?: boolean;
  readonly indent?: boolean;
}

export interface TableOptions {
  /** Columns after the first are numbers or centered values. */
  readonly align?: "left" | "right" | "center";
}

export const FONT_DIALECT: HtmlDialect = {
  block: (html, options = {}) =>
    `<P${options.center === true ? " ALIGN=CENTER" : ""}><FONT SIZE=2 FACE="Times New Roman">${
      options.indent === true ? "&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;" : ""
    }${html}</FONT></P>\n`,
  bold: (html) => `<B>${html}</B>`,
  table: (rows, { align = "left" } = {}) =>
    `<TABLE WIDTH="100%" BORDER=0 CELLSPACING=0 CELLPADDING=2>\n${rows
      .map((cells) => `<TR VALIGN=TOP>\n${fontCells(cells, align)}</TR>\n`)
      .join("")}</TABLE>\n`,
  pageBreak: () => '<HR SIZE=3 NOSHADE>\n<P STYLE="page-break-before:always">&nbsp;</P>\n',
  document: (title, body) =>
    `<HTML>\n<HEAD>\n<TITLE>${title}</TITLE>\n</HEAD>\n<BODY BGCOLOR="#FFFFFF">\n${body}</BODY>\n</HTML>`,
};

function fontCells(cells: readonly string[], align: string): string {
  return cells
    .map((cell, column) => {
      const side = column === 0 && align !== "center" ? "LEFT" : align.toUpperCase();
      return `<TD ALIGN=${side}><FONT SIZE=2>${cell}</FONT></TD>\n`;
    })
    .join("");
}

export const DIV_DIALECT: HtmlDialect = {
  block: (html, options = {}) =>
    `<div style="margin-top:9pt;font-size:10pt${options.center === true ? ";text-align:center" : ""}${
      options.indent === true ? ";text-indent:24pt" : ""
    }"><span style="font-family:'Times New Roman',serif">${html}</span></div>\n`,
  bold: (html) => `<span style="font-weight:700">${html}</span>`,
  table: (rows, { align = "left" } = {}) =>
    `<table style="border-collapse:collapse;width:100%"><tbody>${rows
      .map((cells) => `<tr>${divCells(cells, align)}</tr>`)
      .join("\n")}</tbody></table>\n`,
  pageBreak: () => '<hr style="page-break-after:always"/>\n',
  document: (title, body) =>
    `<html>\n<head>\n<title>${title}</title>\n</head>\n<body>\n${body}</body>\n</html>`,
};

function divCells(cells: readonly string[], align: string): string {
  return cells
    .map((cell, column) => {
      const side = column === 0 && align !== "center" ? "left" : align;
      return `<td style="text-align:${side};vertical-align:top;padding:2pt">${cell}</td>`;
    })
    .join("");
}
