// SPDX-License-Identifier: Apache-2.0

import Foundation
import FoundationNetworking

/// The program as it takes accounting, and what it says of how far it has applied it.
struct AccountingServing {
    /// What `/metrics` says of applying.
    struct Progress {
        /// Records applied since the start.
        let applied: Int
        /// Seconds that the oldest record of the last transaction had waited.
        let delay: Double
    }

    let logins: RadiusServing
    let accounting: RadiusServing
    let webPort: Int

    func progress() throws -> Progress {
        guard let address = URL(string: "http://127.0.0.1:\(webPort)/metrics") else {
            throw BenchmarkError("asking port \(webPort) for metrics: it makes no address")
        }
        let text = try String(contentsOf: address, encoding: .utf8)
        return Progress(
            applied: Int(try Self.value("firsthop_accounting_applied_total", in: text)),
            delay: try Self.value("firsthop_accounting_delay_seconds", in: text))
    }

    /// Waits until everything that was acknowledged is applied, so that it costs nothing that is measured next.
    func catchUp(within seconds: Int = 600) throws {
        var applied = -1
        for _ in 0..<seconds {
            let now = try progress().applied
            if now == applied { return }
            applied = now
            // Longer than the applier ever pauses while there is something to do.
            Thread.sleep(forTimeInterval: 6)
        }
        throw BenchmarkError("accounting is still being applied after \(seconds) rounds of six seconds")
    }

    private static func value(_ name: String, in text: String) throws -> Double {
        guard let line = text.split(separator: "\n").first(where: { $0.hasPrefix(name + " ") }),
            let value = line.split(separator: " ").last.flatMap({ Double($0) })
        else { throw BenchmarkError("/metrics says nothing of \(name)") }
        return value
    }
}
