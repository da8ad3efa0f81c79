/** Bytes of an XML file to text, by the encoding that it declares; what does not fit is refused. */
import { BadFile } from './bad-file.ts'

const HEAD_BYTES = 200

export async function* decode(chunks: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let head: Buffer | undefined = Buffer.alloc(0)
  let decoder: Decoder | undefined
  for await (const chunk of chunks) {
    if (head !== undefined) {
      head = Buffer.concat([head, chunk])
      if (head.length < HEAD_BYTES) continue
      decoder = decoderOf(head)
      yield decoder.decode(head)
      head = undefined
    } else if (decoder !== undefined) yield decoder.decode(chunk)
  }
  if (head !== undefined) {
    decoder = decoderOf(head)
    yield decoder.decode(head)
  }
  yield decoder?.end() ?? ''
}

type Decoder = { decode(chunk: Buffer): string; end(): string }

function decoderOf(head: Buffer): Decoder {
  if (head.length === 0) throw new BadFile('the file is empty')
  if (
    head.subarray(0, 2).equals(Buffer.from([0xfe, 0xff])) ||
    head.subarray(0, 2).equals(Buffer.from([0xff, 0xfe]))
  )
    throw new BadFile('UTF-16 is not read')
  const start = head.toString('latin1')
  const hasMark = start.startsWith('\u00ef\u00bb\u00bf')
  const [, declared = 'utf-8'] =
    /^(?:\u00ef\u00bb\u00bf)?<\?xml\s[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]+)["']/.exec(start) ?? []
  switch (declared.toLowerCase()) {
    case 'utf-8':
      return utf8()
    case 'iso-8859-1':
      if (hasMark) throw new BadFile('ISO-8859-1 is declared and the file begins with the mark of UTF-8')
      return latin1()
    default:
      throw new BadFile(`the encoding ${declared} is not read`)
  }
}

function utf8(): Decoder {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const strictly = (work: () => string): string => {
    try {
      return work()
    } catch {
      throw new BadFile('the bytes are not UTF-8, which is declared or meant where nothing is')
    }
  }
  return {
    decode: (chunk) => strictly(() => decoder.decode(chunk, { stream: true })),
    end: () => strictly(() => decoder.decode()),
  }
}

/** UTF-8 under a wrong declaration can be read as ISO-8859-1 too, and is garbage then. */
function latin1(): Decoder {
  const other = new TextDecoder('utf-8', { fatal: true })
  let mayBeUtf8 = true
  let isAscii = true
  const watch = (work: () => unknown): void => {
    if (!mayBeUtf8) return
    try {
      work()
    } catch {
      mayBeUtf8 = false
    }
  }
  return {
    decode(chunk) {
      watch(() => other.decode(chunk, { stream: true }))
      const text = chunk.toString('latin1')
      if (/[\u0080-\u009f]/.test(text))
        throw new BadFile('there are bytes that ISO-8859-1, as declared, has no letters for')
      isAscii &&= !/[\u00a0-\u00ff]/.test(text)
      return text
    },
    end() {
      watch(() => other.decode())
      if (mayBeUtf8 && !isAscii) throw new BadFile('the bytes are UTF-8 and ISO-8859-1 is declared')
      return ''
    },
  }
}
