// SPDX-License-Identifier: Apache-2.0

/// Pieces of JSON that the reports of all loads have in common.
enum ReportText {
    /// `{"p50":…,"most":…}` in microseconds.
    static func latency(_ histogram: LatencyHistogram) -> String {
        let parts = shares.map { name, share in
            "\"\(name)\":\(decimal(Double(histogram.quantile(share)) / 1000))"
        }
        return "{\(parts.joined(separator: ","))}"
    }

    /// `{"rejected":3}`: only what there was.
    static func wrong(_ wrong: [ReplyFault: Int]) -> String {
        let parts = ReplyFault.allCases.compactMap { fault in
            wrong[fault].map { "\"\(fault.rawValue)\":\($0)" }
        }
        return "{\(parts.joined(separator: ","))}"
    }

    /// With three decimals, as JSON writes numbers. The value is not negative.
    static func decimal(_ value: Double) -> String {
        let thousandths = Int((value * 1000).rounded())
        let rest = String(thousandths % 1000 + 1000).dropFirst()
        return "\(thousandths / 1000).\(rest)"
    }

    private static let shares = [("p50", 0.5), ("p90", 0.9), ("p99", 0.99), ("p999", 0.999), ("most", 1)]
}
