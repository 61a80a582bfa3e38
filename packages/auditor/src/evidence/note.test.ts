/** Signed notes and checkpoints: the example of the specification, and ours. */
import { createPublicKey, generateKeyPairSync } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'

import { readCheckpoint, signedCheckpoint } from './checkpoint.ts'
import { leafHash } from './merkle.ts'
import { isKeyName, isSignedBy, readNote, signed, type Verifier } from './note.ts'

const spki = Buffer.from('302a300506032b6570032100', 'hex')
const verifierOf = (name: string, base64: string): Verifier => ({
  name,
  publicKey: createPublicKey({
    key: Buffer.concat([spki, Buffer.from(base64, 'base64').subarray(1)]),
    ...{ format: 'der', type: 'spki' },
  }),
})

/** Of c2sp.org/signed-note. */
const example = {
  note: 'This is an example message.\n\n— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n',
  verifier: verifierOf('example.com/foo', 'AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k'),
}

const { publicKey, privateKey: key } = generateKeyPairSync('ed25519')
const [signer, verifier] = [
  { name: 'example.com/ledger', key },
  { name: 'example.com/ledger', publicKey },
]

describe('A signed note', () => {
  test('of the specification is signed by its key', () => {
    const note = readNote(example.note)
    expect(note?.text).toBe('This is an example message.\n')
    expect(note && isSignedBy(note, example.verifier)).toBe(true)
  })

  test.each([
    ['another text', (note: string) => note.replace('example', 'exemple')],
    ['another name', (note: string) => note.replace('/foo ', '/bar ')],
    ['another signature', (note: string) => note.replace('yaQM=', 'yaQA=')],
    ['another key of that name', (note: string) => note.replace('Uw2Q', 'Uw2R')],
  ])('with %s is not', (_what, change) => {
    const note = readNote(change(example.note))
    expect(note).toBeDefined()
    expect(note && isSignedBy(note, example.verifier)).toBe(false)
  })

  test.each([
    '',
    'text\n',
    'text\n\n',
    'text\n\n— name\n',
    'text\n\n- name AAAA\n',
    example.note.trimEnd(),
  ])('is none: %j', (text) => expect(readNote(text)).toBeUndefined())

  test('may be signed by others too, whom nobody asks', () => {
    const other = { name: 'example.com/witness', key: generateKeyPairSync('ed25519').privateKey }
    const text = 'a\n'
    const both = `${signed(text, other)}${signed(text, signer).slice(text.length + 1)}`
    const note = readNote(both)
    expect(note?.signatures).toHaveLength(2)
    expect(note && isSignedBy(note, verifier)).toBe(true)
  })

  test.each([
    ['example.com/ledger', true],
    ['a b', false],
    ['a+b', false],
    ['', false],
  ])('has a name such as %j: %s', (name, is) => expect(isKeyName(name)).toBe(is))
})

describe('A checkpoint', () => {
  const root = leafHash(new Uint8Array([1]))
  const text = signedCheckpoint({ size: 7, root }, signer)

  test('says log, size and root, and is signed', () => {
    expect(text.split('\n').slice(0, 4)).toEqual([
      ...['example.com/ledger', '7', Buffer.from(root).toString('base64'), ''],
    ])
    const read = readCheckpoint(text)
    expect(read).toMatchObject({ origin: 'example.com/ledger', size: 7, root })
    expect(read && isSignedBy(read.note, verifier)).toBe(true)
  })

  test.each([
    ['no note', 'example.com/ledger\n7\n'],
    ['no size', text.replace('\n7\n', '\n07\n')],
    ['no root', text.replace(/\n7\n.*\n/, '\n7\nAAAA\n')],
    ['a root spelt otherwise', text.replace(/=\n\n/, '\n\n')],
  ])('with %s is none', (_what, broken) => {
    expect(broken).not.toBe(text)
    expect(readCheckpoint(broken)).toBeUndefined()
  })
})
