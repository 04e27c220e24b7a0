// SPDX-License-Identifier: Apache-2.0

/// What a load has shown.
public struct LoadReport: Sendable {
    public let plan: LoadPlan
    public let tally: LoadTally
    /// The time in which replies counted.
    public let seconds: Double

    /// Whether every reply was right and there was at least one.
    public var isRight: Bool { tally.right > 0 && tally.wrong.isEmpty }
    /// Right replies a second.
    public var perSecond: Double { seconds > 0 ? Double(tally.right) / seconds : 0 }

    /// One line of JSON: `{"loop":"closed","method":"pap",…}`. Latencies are in microseconds.
    public var json: String {
        let wrong = ReplyFault.allCases.compactMap { fault in
            tally.wrong[fault].map { "\"\(fault.rawValue)\":\($0)" }
        }
        let latency = Self.shares.map { name, share in
            "\"\(name)\":\(Self.decimal(Double(tally.latency.quantile(share)) / 1000))"
        }
        return "{\"loop\":\"\(loop)\",\"method\":\"\(plan.method.rawValue)\",\"subscribers\":\(plan.subscribers.count),"
            + "\"seconds\":\(Self.decimal(seconds)),\"sent\":\(tally.sent),\"right\":\(tally.right),"
            + "\"lost\":\(tally.lost),\"per_second\":\(Int(perSecond)),\"wrong\":{\(wrong.joined(separator: ","))},"
            + "\"microseconds\":{\(latency.joined(separator: ","))}}"
    }

    private var loop: String {
        switch plan.pacing {
        case .closed: "closed"
        case .open: "open"
        }
    }

    private static let shares = [("p50", 0.5), ("p90", 0.9), ("p99", 0.99), ("p999", 0.999), ("most", 1)]

    /// With three decimals, as JSON writes numbers.
    private static func decimal(_ value: Double) -> String {
        let thousandths = Int((value * 1000).rounded())
        let rest = String(thousandths % 1000 + 1000).dropFirst()
        return "\(thousandths / 1000).\(rest)"
    }
}
