// SPDX-License-Identifier: Apache-2.0

import TestKit
import Testing

@testable import RadiusCodec

struct PasswordTests {
    /// Hidden values in both directions, as the RFCs and another implementation have them.
    @Test func hiddenValues() throws {
        for row in try VectorFile("radius/hidden-values.txt").rows {
            let secret = try #require(SharedSecret(try row.field(1, as: Hexadecimal.octets)))
            let random = try row.field(2, as: Hexadecimal.octets)
            let authenticator = try #require(Octets16(random))
            let clear = try row.field(4, as: Hexadecimal.octets)
            let hidden = try row.field(5, as: Hexadecimal.octets)
            guard try row.field(0) == "salted" else {
                #expect(
                    UserPassword.hide(clear.span, secret: secret, authenticator: authenticator) == hidden, "\(row)")
                #expect(
                    UserPassword.reveal(hidden.span, secret: secret, authenticator: authenticator) == clear, "\(row)")
                expectOnlyThis(clear, hidden, secret, authenticator)
                continue
            }
            let salt = UInt16(hidden[0]) << 8 | UInt16(hidden[1])
            #expect(
                SaltedValue.hide(clear.span, salt: salt, secret: secret, authenticator: authenticator) == hidden,
                "\(row)")
            #expect(SaltedValue.reveal(hidden.span, secret: secret, authenticator: authenticator) == clear, "\(row)")
        }
    }

    /// Lengths that the rules exclude.
    @Test func brokenHiding() throws {
        let secret = try #require(SharedSecret([1]))
        let octets = [UInt8](repeating: 9, count: 300)
        for count in 0...300 {
            let some = octets.span.extracting(first: count)
            let isPassword = count <= 128 && count % 16 == 0
            #expect((UserPassword.reveal(some, secret: secret, authenticator: .zero) != nil) == isPassword)
            #expect((UserPassword.hide(some, secret: secret, authenticator: .zero) != nil) == (count <= 128))
            #expect(
                (SaltedValue.hide(some, salt: 1, secret: secret, authenticator: .zero) != nil) == (count <= 239))
            if count < 18 || count > 242 || count % 16 != 2 {
                #expect(SaltedValue.reveal(some, secret: secret, authenticator: .zero) == nil)
            }
        }
        let empty: [UInt8] = []
        let isEmpty = UserPassword.matches(
            hidden: empty.span, secret: secret, authenticator: .zero, password: empty.span)
        #expect(isEmpty)
    }

    /// The ways that take no memory give what the general ones give.
    @Test func shortWaysAgree() throws {
        var generator = SeededGenerator(seed: 2759)
        let secret = try #require(SharedSecret(Array("shared".utf8)))
        for length in 0..<300 {
            let ascii = (0..<length).map { _ in UInt8.random(in: 0...127, using: &generator) }
            let any = (0..<length).map { _ in UInt8.random(in: 0...255, using: &generator) }
            for password in [ascii, any] {
                #expect(
                    NTHash(password: password.span) == NTHash(password: String(decoding: password, as: UTF8.self)))
            }
            let (key, authenticator) = (Octets16.random(using: &generator), Octets16.random(using: &generator))
            let salt = UInt16.random(in: 0...UInt16.max, using: &generator)
            let short = SaltedValue.hide(key, salt: salt, secret: secret, authenticator: authenticator)
            let octets = key.octets
            let general = SaltedValue.hide(octets.span, salt: salt, secret: secret, authenticator: authenticator)
            #expect(
                general == [UInt8(short.salt >> 8), UInt8(short.salt & 255)] + short.blocks.0.octets
                    + short.blocks.1.octets)
        }
    }

    /// CHAP and both versions of MS-CHAP: made as clients make them, accepted, and refused after any change.
    @Test func proofs() throws {
        for row in try VectorFile("radius/password-proofs.txt").rows {
            let scheme = try row.field(0)
            let password = try row.field(1)
            let challenge = try row.field(2, as: Hexadecimal.octets)
            let user = Array(try row.field(3).utf8)
            let response = try row.field(4, as: Hexadecimal.octets)
            let hash = NTHash(password: password)
            func isProof(_ response: [UInt8], _ challenge: [UInt8], _ password: String) -> Bool {
                let hash = NTHash(password: password)
                return switch scheme {
                case "chap":
                    CHAP.matches(
                        response: response.span, challenge: challenge.span, password: password.utf8.span)
                case "mschap": MSCHAP.matches(response: response.span, challenge: challenge.span, hash: hash)
                default:
                    MSCHAP2.matches(
                        response: response.span, challenge: challenge.span, userName: user.span, hash: hash)
                }
            }
            #expect(isProof(response, challenge, password), "\(row)")
            #expect(!isProof(response, challenge, password + "x"), "\(row)")
            #expect(!isProof(Array(response.dropLast()), challenge, password), "\(row)")
            #expect(!isProof(response + [0], challenge, password), "\(row)")
            #expect(scheme == "chap" || !isProof(response, challenge + [0], password), "\(row)")
            for place in response.indices.suffix(scheme == "chap" ? 17 : 24) {
                var broken = response
                broken[place] ^= 0x80
                #expect(!isProof(broken, challenge, password), "\(row) octet \(place)")
            }
            let made =
                switch scheme {
                case "chap":
                    CHAP.response(
                        identifier: response[0], challenge: challenge.span, password: password.utf8.span)
                case "mschap": MSCHAP.response(identifier: response[0], challenge: challenge.span, hash: hash)
                default:
                    MSCHAP2.response(
                        identifier: response[0], peerChallenge: try #require(Octets16(Array(response[2..<18]))),
                        challenge: challenge.span, userName: user.span, hash: hash)
                }
            #expect(made == response, "\(row)")
        }
    }

    /// RFC 2759 section 9.2 and RFC 3079 section 3.5.3, from user name, password and challenges to the keys.
    @Test func versionTwoUpToTheKeys() throws {
        let hash = NTHash(password: "clientPass")
        #expect(hash.octets.description == "44ebba8d5312b8d611474411f56989ae")
        #expect(hash.hashed.description == "41c00c584bd2d91c4017a2a12fa59f3f")
        let row = try #require(
            try VectorFile("radius/password-proofs.txt").rows.first { try $0.field(0) == "mschap2" })
        let challenge = try row.field(2, as: Hexadecimal.octets)
        let response = try row.field(4, as: Hexadecimal.octets)
        let success = MSCHAP2.success(
            response: response.span, challenge: challenge.span, userName: "User".utf8.span, hash: hash)
        #expect(success == [0] + Array("S=407A5589115FD0D6209F510FE9C04566932CDA56".utf8))
        let derived = MPPEKeys(response: response.span, hash: hash)
        let keys = try #require(derived)
        #expect(keys.send.description == "8b7cdc149b993a1ba118cb153f56dccb")
        #expect("\(hash) \(keys)" == "<redacted> <redacted>")
        #expect(MSCHAP.keys(hash: hash) == [UInt8](repeating: 0, count: 8) + hash.hashed.octets)
    }

    /// The hidden octets match this password, and none that differs from it in length or in an octet.
    private func expectOnlyThis(
        _ password: [UInt8], _ hidden: [UInt8], _ secret: SharedSecret, _ authenticator: Octets16
    ) {
        func matches(_ other: [UInt8]) -> Bool {
            UserPassword.matches(
                hidden: hidden.span, secret: secret, authenticator: authenticator, password: other.span)
        }
        #expect(matches(password))
        #expect(!matches(password + [1]))
        #expect(password.isEmpty || !matches(password.dropLast()))
        for place in password.indices {
            var other = password
            other[place] ^= 0x40
            #expect(!matches(other))
        }
    }
}
