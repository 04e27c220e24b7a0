// SPDX-License-Identifier: Apache-2.0

import ProviderValues

/// What was counted about proxied realms as metrics, a realm a label.
enum RealmMetrics {
    /// - Parameter names: the realms' names, by number; one without shows its number.
    static func families(of meters: RealmMeters, names: [RealmID: String]) -> [MetricFamily] {
        let rows = meters.figures.map { row in
            (label: MetricLabel("realm", names[row.realm] ?? row.realm.description), figures: row.figures)
        }
        return [
            counter(
                "firsthop_radius_realm_requests_total", "Logins for the home server of a realm.",
                rows.map { sample([$0.label], $0.figures.requests) }),
            counter(
                "firsthop_radius_realm_repetitions_total", "Logins that the router has repeated meanwhile.",
                rows.map { sample([$0.label], $0.figures.repetitions) }),
            counter(
                "firsthop_radius_realm_replies_total", "Answers of home servers, by what they say.",
                rows.flatMap { row in
                    answers.map { verdict in
                        sample(
                            [row.label, MetricLabel("verdict", verdict.word)],
                            row.figures.verdicts[Int(verdict.rawValue)])
                    }
                }),
            counter(
                "firsthop_radius_realm_drops_total", "Logins without an answer of the home server, by the reason.",
                rows.flatMap { row in
                    reasons.map { reason in
                        sample(
                            [row.label, MetricLabel("reason", reason.word)], row.figures.drops[Int(reason.rawValue)])
                    }
                }),
            MetricFamily(
                name: "firsthop_radius_realm_seconds", help: "From asking a home server to its answer.",
                kind: .histogram,
                samples: rows.map {
                    MetricSample(labels: [$0.label], value: .histogram($0.figures.answers.histogram))
                }),
            counter(
                "firsthop_radius_home_strays_total", "Datagrams to the ports for home servers that were not believed.",
                HomeStray.allCases.map { sample([MetricLabel("reason", $0.word)], meters.count(of: $0)) }),
        ]
    }

    private static let answers: [Verdict] = [.accepted, .rejected, .challenged]
    private static let reasons: [DropReason] = [
        .homeServerSilent, .homeServerBusy, .proxyLoop, .malformedAttribute, .requestTooLong, .replyTooLong,
    ]

    private static func counter(_ name: String, _ help: String, _ samples: [MetricSample]) -> MetricFamily {
        MetricFamily(name: name, help: help, kind: .counter, samples: samples)
    }

    private static func sample(_ labels: [MetricLabel], _ count: UInt64) -> MetricSample {
        MetricSample(labels: labels, value: .number(Double(count)))
    }
}
