import ssh2 from 'ssh2'

type KeyPair = { public: string; private: string }

/** ssh2 writes one of some two hundred ed25519 keys in a way that it cannot read itself (a leading zero is lost). */
export function generateKeyPair(passphrase?: string): KeyPair {
  for (;;) {
    const pair =
      passphrase === undefined
        ? ssh2.utils.generateKeyPairSync('ed25519')
        : ssh2.utils.generateKeyPairSync('ed25519', { passphrase, cipher: 'aes256-ctr', rounds: 4 })
    const read = ssh2.utils.parseKey(pair.private, passphrase)
    if (!(read instanceof Error)) return pair
  }
}
