// SPDX-License-Identifier: Apache-2.0

import TestKit

extension FakeRouter {
    /// Some properties of the rows of menus, with a blank between them, sorted.
    func rows(_ menus: [String], _ properties: String...) async throws -> [String] {
        let dump = try await dump()
        return menus.flatMap { dump.menus[$0] ?? [] }.map { row in
            properties.map { row[$0] ?? "" }.joined(separator: " ")
        }.sorted()
    }

    /// What is on its address lists of both families: “list address”.
    func listed() async throws -> [String] {
        try await rows(["/ip/firewall/address-list", "/ipv6/firewall/address-list"], "list", "address")
    }
}
