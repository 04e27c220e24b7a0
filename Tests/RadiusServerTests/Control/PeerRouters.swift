// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import Foundation
import Operations
import ProviderValues
import TestKit
import Testing

@testable import RadiusServer

/// Routers that were written in another language and know nothing of our codec (`Tests/Peers/das_router.py`), and the running
/// service that asks them.
enum PeerRouters {
    enum Conduct: String {
        case prompt, lossy, gone, silent
    }

    /// What a router has seen.
    struct Report: Decodable {
        /// Different requests.
        let requests: Int
        let repetitions: Int
        /// What was wrong with requests.
        let faults: [String]
        /// The rate that each session has from the last change.
        let sessions: [String: String]
    }

    /// Runs `body` with the service and returns what the routers have seen; router n has the number n and the address 127.0.0.n.
    static func with(
        _ count: Int, _ conduct: Conduct, settings: ControlSettings = ControlSettings(),
        _ body: (DynamicAuthorization) async throws -> Void
    ) async throws -> [Report] {
        try Need.command("python3")
        let window = Double(settings.replayWindow.nanoseconds) / 1e9
        let secret = String(decoding: TestProvider.secret, as: UTF8.self)
        let routers = try ChildProcess(
            "python3",
            [PackageFiles.root + "/Tests/Peers/das_router.py", secret, "\(count)", conduct.rawValue, "\(window)"],
            input: .heldOpen)
        let line = try await routers.output(containing: "end\n", within: ChildProcess.patience)
        let ports = line.split(separator: " ").compactMap { UInt16($0) }
        var provider = TestProvider()
        provider.routers = ports.enumerated().map { index, port in
            .controlled(index + 1, source: "127.0.0.\(index + 1)/32", port: port)
        }
        let directory = provider.directory()
        let service = DynamicAuthorization(settings) { directory }
        try service.start()
        do {
            try await body(service)
        } catch {
            service.stop()
            throw error
        }
        service.stop()
        routers.send(SIGTERM)
        let output = try await routers.end(within: ChildProcess.patience).outputOfSuccess(of: "das_router.py")
        let json = output.split(separator: "\n").last ?? ""
        return try JSONDecoder().decode([Report].self, from: Data(json.utf8))
    }
}
