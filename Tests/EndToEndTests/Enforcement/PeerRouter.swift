// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestKit
import Testing

/// A router with an API, which somebody else wrote from the manual (`Tests/Peers/fake_router.py`), with a state of its own.
final class PeerRouter: Sendable {
    static let password = "the-password-of-the-peer"

    let port: Int
    private let process: ChildProcess
    private let orders = OrderNumbers()

    init(_ options: [String] = []) async throws {
        try Need.command("python3")
        process = try ChildProcess(
            "python3", [PackageFiles.root + "/Tests/Peers/fake_router.py", "--password", Self.password] + options,
            input: .heldOpen)
        let line = try await process.output(containing: "\n", within: ChildProcess.patience)
        port = try #require(JSONShape(parsing: line)["api"]?.number)
    }

    deinit { process.send(SIGKILL) }

    /// Tells the router what happens to it; gives its answer.
    @discardableResult
    func order(_ what: String, _ arguments: [String: String] = [:]) async throws -> JSONShape {
        let order = try JSONEncoder().encode(arguments.merging(["do": what]) { _, new in new })
        // The router answers every line with one: what it does not understand, with what that was.
        let mark = "mark-\(await orders.next())"
        try process.tell(String(decoding: order, as: UTF8.self))
        try process.tell("{\"do\": \"\(mark)\"}")
        let output = try await process.output(containing: "\(mark)')\"}\n", within: ChildProcess.patience)
        let lines = output.split(separator: "\n")
        let place = try #require(lines.lastIndex { $0.contains(mark) })
        return try JSONShape(parsing: String(lines[place - 1]))
    }

    /// Some properties of the rows of menus, with a blank between them, sorted.
    func rows(_ menus: [String], _ properties: String...) async throws -> [String] {
        let dump = try await order("dump")
        return menus.flatMap { menu -> [String] in
            guard let rows = dump["menus"]?[menu] else { return [] }
            return (0..<(rows.count ?? 0)).map { index in
                properties.map { rows[index]?[$0]?.string ?? "" }.joined(separator: " ")
            }
        }.sorted()
    }

    /// What is on its address lists of both families: “list address”.
    func listed() async throws -> [String] {
        try await rows(["/ip/firewall/address-list", "/ipv6/firewall/address-list"], "list", "address")
    }
}

private actor OrderNumbers {
    private var last = 0

    func next() -> Int {
        last += 1
        return last
    }
}
