// SPDX-License-Identifier: Apache-2.0

import TestKit

extension FreeRADIUS {
    /// Runs `body` with the server's port. Line n is called line000000n and has the n-th prefixes of 2001:db8:8000:1000::/52 and
    /// 3fff:100:1::/48.
    /// - Parameter suffix: follows the name of each line.
    static func with(
        secret: String, lines: Int, suffix: String = "", _ body: (UInt16) async throws -> Void
    ) async throws {
        try await with(users: (0..<lines).map { entry($0, suffix) }.joined(), secret: secret, body)
    }

    private static func entry(_ number: Int, _ suffix: String) -> String {
        let digits = String(String(10_000_000 + number).dropFirst())
        let hex = String(number, radix: 16)
        let padded = String(repeating: "0", count: 3 - hex.count) + hex
        return """
            line\(digits)\(suffix) Cleartext-Password := "word\(digits)"
            \tMessage-Authenticator = 0x00, Framed-IPv6-Prefix = 2001:db8:8000:1\(padded)::/64, \
            Delegated-IPv6-Prefix = 3fff:100:1:\(hex)00::/56

            """
    }
}
