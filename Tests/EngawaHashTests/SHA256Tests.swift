import Testing

@testable import EngawaHash

@Suite("Hashes and their text")
struct SHA256Tests {
    @Test(
        "hashes as the standards say",
        arguments: [
            ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
            ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
            (
                "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
                "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
            ),
        ]
    )
    func sha256(message: String, digest: String) {
        func hex(_ bytes: [UInt8]) -> String { bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() }
        #expect(hex(SHA256.digest(of: Array(message.utf8))) == digest)
        // RFC 4231, test case 2.
        #expect(
            hex(SHA256.keyed(Array("what do ya want for nothing?".utf8), key: Array("Jefe".utf8)))
                == "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
        )
    }

    @Test(
        "a hash does not depend on how the message meets the block's end: a million letters, and every length around 64"
    )
    func lengths() {
        // FIPS 180-2, appendix B.3.
        let million = SHA256.digest(of: [UInt8](repeating: UInt8(ascii: "a"), count: 1_000_000))
        #expect(Base64.text(of: million) == "zcduXJkU+5KBocfihNc+Z/GAmkiklyAOBG05zMcRLNA=")
        #expect(Set((0...130).map { SHA256.digest(of: [UInt8](repeating: 97, count: $0)) }).count == 131)
    }

    @Test(
        "base64 as RFC 4648 has it",
        arguments: [
            ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="),
            ("foobar", "Zm9vYmFy"),
        ]
    )
    func base64(bytes: String, text: String) {
        #expect(Base64.text(of: Array(bytes.utf8)) == text)
    }

    @Test("base64 has a digit for every six bits")
    func digits() {
        #expect(Base64.text(of: [0xFB, 0xFF, 0xBF]) == "+/+/")
        #expect(Base64.text(of: [0x00, 0x10, 0x83, 0x10, 0x51, 0x87]) == "ABCDEFGH")
    }
}
