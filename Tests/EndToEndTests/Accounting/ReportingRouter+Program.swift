// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestKit
import Testing

extension ReportingRouter {
    /// A router whose sessions are those of lines of ``RadiusProgram``; two of them have logged in, and their router returns what
    /// the login gave.
    convenience init(_ count: Int, of program: RadiusProgram, seed: UInt64) async throws {
        var users: [(name: String, login: [UInt8]?)] = [("line0000001", nil), ("line0000002", nil)]
        for (user, password) in [("bob", "bobs-word"), ("line0000003", "word0000003")] {
            let answer = try await Radclient.ask(
                "127.0.0.1:\(program.ipv4Port)", ["User-Name = \"\(user)\"", "User-Password = \"\(password)\""])
            let hex = try #require(answer.firstMatch(of: /Class = 0x([0-9a-f]+)/)).output.1
            users.append((user, Self.octets(hex)))
        }
        try self.init(count, users: users, now: UInt32(Date().timeIntervalSince1970), seed: seed)
    }

    private static func octets(_ hex: Substring) -> [UInt8] {
        var octets: [UInt8] = []
        var rest = hex
        while let octet = UInt8(rest.prefix(2), radix: 16) {
            octets.append(octet)
            rest = rest.dropFirst(2)
        }
        return octets
    }
}
