// SPDX-License-Identifier: GPL-3.0-or-later
// What a table shows, as a file for a spreadsheet (RFC 4180).

export type Cell = string | number | null; // null: not told

// German spreadsheets expect semicolons between cells and a comma in numbers.
export function csvOf(rows: readonly (readonly Cell[])[], language: string): string {
  const german = language === 'de';
  const text = (cell: Cell) => {
    if (cell === null) return '';
    if (typeof cell === 'number') return german ? String(cell).replace('.', ',') : String(cell);
    return `"${cell.replaceAll('"', '""')}"`;
  };
  return rows.map((row) => row.map(text).join(german ? ';' : ',') + '\r\n').join('');
}

// With a mark by which spreadsheets know that it is UTF-8.
export function download(name: string, csv: string): void {
  const url = URL.createObjectURL(new Blob(['\ufeff', csv], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000); // the browser has read it by then
}
