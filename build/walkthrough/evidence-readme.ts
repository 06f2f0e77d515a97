/** Signed files of the evidence, without ending: `.json` is the exact bytes, `.p7s` the CMS over them. */
export const signedFiles = [
  'record',
  'dispatch',
  'storage-receipt',
  'receipt',
  'checkpoint-a',
  'checkpoint-b',
  'anchor-a',
  'anchor-b',
  'directory',
] as const;

/** The words of the README never change: an export of any day is compared with its bytes. */
const meaning: Record<(typeof signedFiles)[number], string> = {
  record: 'bản ghi theo mã, ký bằng token cá nhân của văn thư A / the coded record, signed by clerk A',
  dispatch:
    'lệnh phát hành của cơ quan A trên chữ ký ấy / the dispatch, signed by organisation A over that signature',
  'storage-receipt': 'giấy báo của máy chủ trao đổi / the endpoint has stored the envelope',
  receipt: 'giấy báo nhận (03) do văn thư B ký / the receipt of agency B: status 03, signed by clerk B',
  'checkpoint-a': 'điểm xác nhận cuối của nhật ký A / last checkpoint of ledger A',
  'checkpoint-b': 'điểm xác nhận cuối của nhật ký B / last checkpoint of ledger B',
  'anchor-a': 'xác nhận của máy chủ đối với điểm xác nhận A / the endpoint countersigns a checkpoint of A',
  'anchor-b': 'xác nhận của máy chủ đối với điểm xác nhận B / the endpoint countersigns a checkpoint of B',
  directory: 'danh mục cơ quan, tổ chức đã ký / the signed directory',
};

/** Checks one of them with nothing but openssl; run it in the folder of the evidence. */
export const verifyCommand = (name: (typeof signedFiles)[number]): string =>
  `openssl cms -verify -binary -inform DER -in ${name}.p7s -content ${name}.json -CAfile chain.pem -purpose any -out /dev/null`;

export function readme(): string {
  const commands = signedFiles.map((name) => `# ${meaning[name]}\n${verifyCommand(name)}\n`);
  return `CHỨNG CỨ CỦA PHIÊN HUẤN LUYỆN / EVIDENCE OF A TRAINING RUN

Ai cũng kiểm tra được từng chữ ký bằng openssl, trong thư mục này:
Anybody can check each signature with openssl, in this folder:

${commands.join('\n')}
Thứ tự hai chữ ký: dispatch.json mang SHA-256 của record.p7s.
The order of the two signatures: dispatch.json carries the SHA-256 of record.p7s.
openssl dgst -sha256 record.p7s; grep -o '"recordSignature":"[0-9a-f]*"' dispatch.json

Một mục nhật ký nằm dưới điểm xác nhận đã ký mà không lộ các mục khác: inclusion-a.json (RFC 6962).
One entry under a signed checkpoint without showing the others: inclusion-a.json (RFC 6962).

Cả hai nhật ký, các điểm xác nhận và xác nhận / both ledgers, their checkpoints and anchors:
npm run verify -- out/walkthrough/evidence

Thư mục này do bên được kiểm tra lập: gốc tin cậy, cơ quan quản lý danh mục, bản danh mục và mục cuối của nhật ký là lời
của bên đó. Người kiểm tra tự lấy từ nơi khác và đưa vào:
The examinee made this folder: trust anchors, directory authority, directory and the end of the ledgers are the
examinee's word. An examiner gets them elsewhere and gives them:
npm run verify -- THƯ-MỤC --trust THƯ-MỤC --authority SHA-256 --directory TỆP.json --anchor TỆP.json
`;
}

/** Each term of the README and the one that stood in its place in earlier exports, the longest first. */
const earlierTerms = [
  ['bản ghi theo mã', 'bản ghi mã hóa'],
  ['điểm xác nhận', 'điểm chốt'],
  ['nhật ký', 'sổ cái'],
  ['danh mục cơ quan, tổ chức', 'danh bạ'],
  ['danh mục', 'danh bạ'],
] as const;

/** Each README that an export can hold: it is compared byte by byte, and earlier exports still verify. */
export const knownReadmes = (): readonly string[] => [
  readme(),
  earlierTerms.reduce((text, [term, earlier]) => text.replaceAll(term, earlier), readme()),
];
