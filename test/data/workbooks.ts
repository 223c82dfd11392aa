import { deflateRawSync } from 'node:zlib';

/** The checksum of archives: CRC-32 as in PNG and gzip. */
const crc32 = (bytes: Uint8Array): number => {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
};

/** A part of an archive; `claimed` is the size that it lies about. */
export interface Part {
  readonly name: string;
  readonly content: string | Buffer;
  readonly claimed?: number;
}

/** An archive of parts, each compressed, as Excel writes one. */
export const archive = (parts: readonly Part[]): Buffer => {
  const locals: Buffer[] = [];
  const records: Buffer[] = [];
  let offset = 0;
  for (const { name, content, claimed } of parts) {
    const bytes = Buffer.from(content as string);
    const packed = deflateRawSync(bytes);
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt16LE(0x800, 2);
    shared.writeUInt16LE(8, 4);
    shared.writeUInt32LE(bytes.length < 1_000_000 ? crc32(bytes) : 0, 10);
    shared.writeUInt32LE(packed.length, 14);
    shared.writeUInt32LE(claimed ?? bytes.length, 18);
    shared.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), shared, Buffer.from(name), packed]);
    const end = Buffer.alloc(14);
    end.writeUInt32LE(offset, 10);
    records.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), shared, end, Buffer.from(name)]));
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(records);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(parts.length, 4);
  end.writeUInt16LE(parts.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...locals, directory, Buffer.from('PK\x05\x06'), end]);
};

const escaped = (text: string): string => text.replace(/[&<>"]/gu, (sign) => `&#${sign.codePointAt(0)};`);

/** A sheet: its name, what stands between `<sheetData>` and its end, and whether it is hidden. */
export interface SheetSpec {
  readonly name: string;
  readonly data: string;
  readonly isHidden?: boolean;
}

/** What a workbook has beside its sheets. */
export interface WorkbookSpec {
  /** Formats of cells; a cell with s="1" has the first. A number is one that Excel knows by itself. */
  readonly formats?: readonly (string | number)[];
  /** The `<si>` elements of the shared strings. */
  readonly strings?: string;
  readonly is1904?: boolean;
  readonly more?: readonly Part[];
}

const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

const relations = (targets: readonly (readonly [string, string])[]): string => {
  const each = targets.map(
    ([type, target], index) =>
      `<Relationship Id="rId${index + 1}" Type="${RELATIONS}/${type}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="${PACKAGE}/relationships">${each.join('')}</Relationships>`;
};

const styles = (formats: readonly (string | number)[]): string => {
  const own = formats.map((format, index) =>
    typeof format === 'number' ? '' : `<numFmt numFmtId="${164 + index}" formatCode="${escaped(format)}"/>`,
  );
  const ids = formats.map((format, index) => (typeof format === 'number' ? format : 164 + index));
  const cells = [0, ...ids].map((id) => `<xf numFmtId="${id}"/>`);
  return `<styleSheet ${MAIN}><numFmts>${own.join('')}</numFmts><cellXfs>${cells.join('')}</cellXfs></styleSheet>`;
};

/** The parts of a workbook, written out so that a test shows what stands in them. */
export const workbookParts = (sheets: readonly SheetSpec[], spec: WorkbookSpec = {}): Part[] => {
  const { formats = [], strings = '', is1904 = false, more = [] } = spec;
  const tabs = sheets.map(({ name, isHidden }, index) => {
    const state = isHidden ? ' state="hidden"' : '';
    return `<sheet name="${escaped(name)}" sheetId="${index + 1}"${state} r:id="rId${index + 1}"/>`;
  });
  return [
    { name: '[Content_Types].xml', content: `<Types xmlns="${PACKAGE}/content-types"/>` },
    { name: '_rels/.rels', content: relations([['officeDocument', 'xl/workbook.xml']]) },
    {
      name: 'xl/workbook.xml',
      content: `<workbook ${MAIN} xmlns:r="${RELATIONS}"><workbookPr date1904="${Number(is1904)}"/><sheets>${tabs.join('')}</sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: relations([
        ...sheets.map((_, index) => ['worksheet', `worksheets/sheet${index + 1}.xml`] as const),
        ['styles', 'styles.xml'],
        ['sharedStrings', 'sharedStrings.xml'],
      ]),
    },
    { name: 'xl/styles.xml', content: styles(formats) },
    { name: 'xl/sharedStrings.xml', content: `<sst ${MAIN}>${strings}</sst>` },
    ...sheets.map(({ data }, index) => ({
      name: `xl/worksheets/sheet${index + 1}.xml`,
      content: `<worksheet ${MAIN}><sheetData>${data}</sheetData></worksheet>`,
    })),
    ...more,
  ];
};

/** A workbook of Excel. */
export const workbook = (sheets: readonly SheetSpec[], spec: WorkbookSpec = {}): Buffer =>
  archive(workbookParts(sheets, spec));

/** What a cell of `grid` is: a text, a number, the element of a cell without its place, or nothing. */
export type GridCell = string | number | { readonly xml: string } | null;

const letters = (index: number): string => String.fromCharCode(65 + index);

/** The rows of a sheet from row 1 on, with their texts inline. */
export const grid = (rows: readonly (readonly GridCell[])[]): string =>
  rows
    .map((cells, row) => {
      const elements = cells.map((cell, column) => {
        if (cell === null) return '';
        const at = `r="${letters(column)}${row + 1}"`;
        if (typeof cell === 'number') return `<c ${at}><v>${cell}</v></c>`;
        if (typeof cell === 'string') return `<c ${at} t="inlineStr"><is><t>${escaped(cell)}</t></is></c>`;
        return cell.xml.replace('<c', `<c ${at}`);
      });
      return `<row r="${row + 1}">${elements.join('')}</row>`;
    })
    .join('');

/** A workbook of one sheet. */
export const oneSheet = (rows: readonly (readonly GridCell[])[], spec: WorkbookSpec = {}): Buffer =>
  workbook([{ name: '4月', data: grid(rows) }], spec);
