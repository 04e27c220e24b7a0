// SPDX-License-Identifier: Apache-2.0

import ProviderValues

/// The server's figures as metrics: a NAS a label, so that one router's trouble is seen as its own.
enum RadiusMetrics {
    /// - Parameter names: the NASes' names, by number; a NAS without one shows its number.
    static func families(
        _ rows: [(nas: NASID, figures: NASFigures)], names: [NASID: String], unknown: UInt64
    ) -> [MetricFamily] {
        func label(_ nas: NASID) -> MetricLabel { MetricLabel("nas", names[nas] ?? nas.description) }
        return [
            family(
                "firsthop_radius_requests_total", "Datagrams that came from a NAS.",
                rows.map { sample([label($0.nas)], $0.figures.requests) }),
            family(
                "firsthop_radius_replies_total", "Answers decided, by what they say.",
                rows.flatMap { row in
                    Verdict.allCases.map { verdict in
                        sample(
                            [label(row.nas), MetricLabel("verdict", verdict.word)],
                            row.figures.verdicts[Int(verdict.rawValue)])
                    }
                }),
            family(
                "firsthop_radius_repeated_replies_total", "Answers sent again to a repeated request.",
                rows.map { sample([label($0.nas)], $0.figures.duplicates) }),
            family(
                "firsthop_radius_drops_total", "Datagrams without an answer, by the reason.",
                rows.flatMap { row in
                    DropReason.allCases.map { reason in
                        sample(
                            [label(row.nas), MetricLabel("reason", reason.word)],
                            row.figures.drops[Int(reason.rawValue)])
                    }
                }),
            .counter(
                "firsthop_radius_unknown_source_total", help: "Datagrams from addresses that belong to no NAS.",
                Double(unknown)),
            histogram(
                "firsthop_radius_answer_seconds", "From receiving a request to handing its answer over.",
                rows.map { ([label($0.nas)], $0.figures.answers) }),
            MetricFamily(
                name: "firsthop_radius_accounting_waiting", help: "Acknowledgements that wait for their records.",
                kind: .gauge, samples: rows.map { sample([label($0.nas)], $0.figures.waiting) }),
            histogram(
                "firsthop_radius_accounting_seconds",
                "From receiving an Accounting-Request to handing over its acknowledgement, its record being durable.",
                rows.map { ([label($0.nas)], $0.figures.acknowledgements) }),
        ]
    }

    private static func family(_ name: String, _ help: String, _ samples: [MetricSample]) -> MetricFamily {
        MetricFamily(name: name, help: help, kind: .counter, samples: samples)
    }

    private static func histogram(
        _ name: String, _ help: String, _ rows: [([MetricLabel], LatencyFigures)]
    ) -> MetricFamily {
        MetricFamily(
            name: name, help: help, kind: .histogram,
            samples: rows.map { MetricSample(labels: $0.0, value: .histogram($0.1.histogram)) })
    }

    private static func sample(_ labels: [MetricLabel], _ count: UInt64) -> MetricSample {
        MetricSample(labels: labels, value: .number(Double(count)))
    }
}
