// SPDX-License-Identifier: Apache-2.0

import Foundation
import Operations
import ProviderValues
import TestKit
import Testing

@testable import RouterOSClient

/// A router that somebody else wrote, in another language and from the manual (`Tests/Peers/fake_router.py`), with a state of its own.
final class FakeRouter: Sendable {
    struct Ports: Decodable {
        let api: UInt16
        let tls: UInt16?

        enum CodingKeys: String, CodingKey {
            case api
            case tls = "api-ssl"
        }
    }

    /// What the router has, and what it was told.
    struct Dump: Decodable {
        let menus: [String: [[String: String]]]
    }

    let ports: Ports
    private let process: ChildProcess
    private let orders = OrderNumbers()

    static let password = "s3cret"

    init(_ options: [String] = []) async throws {
        try Need.command("python3")
        process = try ChildProcess(
            "python3", [PackageFiles.root + "/Tests/Peers/fake_router.py", "--password", Self.password] + options,
            input: .heldOpen)
        let line = try await process.output(containing: "\n", within: ChildProcess.patience)
        ports = try JSONDecoder().decode(Ports.self, from: Data(line.utf8))
    }

    deinit { process.send(SIGKILL) }

    /// How to log in, over plain TCP unless told otherwise.
    func account(_ security: RouterSecurity = .plain, password: String = FakeRouter.password) -> RouterAccount {
        let port = security == .plain ? ports.api : ports.tls ?? 0
        return RouterAccount(
            host: "127.0.0.1", port: port, security: security, userName: "admin", password: Secret(password))
    }

    /// Tells the router what happens to it; gives its answer.
    @discardableResult
    func order(_ what: String, _ arguments: [String: String] = [:]) async throws -> Data {
        let order = try JSONEncoder().encode(arguments.merging(["do": what]) { _, new in new })
        // The router answers every line with one: what it does not understand, with what that was.
        let mark = "mark-\(await orders.next())"
        try process.tell(String(decoding: order, as: UTF8.self))
        try process.tell("{\"do\": \"\(mark)\"}")
        let output = try await process.output(containing: "\(mark)')\"}\n", within: ChildProcess.patience)
        let lines = output.split(separator: "\n")
        let place = try #require(lines.lastIndex { $0.contains(mark) })
        return Data(lines[place - 1].utf8)
    }

    /// The rows of a menu, as the router has them.
    func rows(_ menu: String) async throws -> [[String: String]] {
        let dump = try JSONDecoder().decode(Dump.self, from: try await order("dump"))
        return try #require(dump.menus[menu])
    }
}

private actor OrderNumbers {
    private var last = 0

    func next() -> Int {
        last += 1
        return last
    }
}

extension RouterOSAccess {
    /// The way to fake routers, numbered from 1.
    convenience init(_ routers: [FakeRouter], security: RouterSecurity = .plain, times: RouterTimes = RouterTimes()) {
        let accounts = routers.map { $0.account(security) }
        self.init(times: times) { nas in
            accounts.indices.contains(Int(nas.value) - 1) ? accounts[Int(nas.value) - 1] : nil
        }
    }
}
