// SPDX-License-Identifier: Apache-2.0

import Operations
import ProviderValues

/// The figures of changes and disconnects as metrics, a NAS a label.
enum ControlMetrics {
    /// - Parameter names: the NASes' names, by number; a NAS without one shows its number.
    static func families(
        _ rows: [(nas: NASID, figures: ControlFigures)], names: [NASID: String], stray: ControlFigures,
        waiting: Int
    ) -> [MetricFamily] {
        func label(_ nas: NASID) -> MetricLabel { MetricLabel("nas", names[nas] ?? nas.description) }
        func counts(_ value: (ControlFigures) -> UInt64) -> [MetricSample] {
            rows.map { sample([label($0.nas)], value($0.figures)) }
        }
        let requests = rows.flatMap { row in
            [("disconnect", row.figures.disconnects), ("change", row.figures.changes)].map { word, count in
                sample([label(row.nas), MetricLabel("kind", word)], count)
            }
        }
        let refusals = rows.flatMap { row in
            row.figures.refusals.map { sample([label(row.nas), MetricLabel("reason", $0.kind.word)], $0.count) }
        }
        let faults = rows.flatMap { row in
            row.figures.faults.map { sample([label(row.nas), MetricLabel("reason", $0.fault.word)], $0.count) }
        }
        let strays = stray.faults.map { sample([MetricLabel("reason", $0.fault.word)], $0.count) }
        return [
            counter("requests", "Changes and disconnects sent to routers, repetitions not counted.", requests),
            counter("repetitions", "Changes and disconnects sent again for want of an answer.", counts(\.repetitions)),
            counter("acknowledged", "Changes and disconnects that routers acknowledged.", counts(\.acknowledged)),
            counter("refused", "Changes and disconnects that routers refused, by the reason.", refusals),
            counter("unanswered", "Changes and disconnects given up without an answer.", counts(\.unanswered)),
            counter("not_sent", "Changes and disconnects that were never sent.", counts(\.notSent)),
            counter("bad_answers", "Answers of routers that were not believed, by the reason.", faults),
            counter("stray_answers", "Datagrams to our ports that answer nothing under way, by the reason.", strays),
            .gauge(
                "firsthop_control_waiting", help: "Changes and disconnects that wait for their turn.", Double(waiting)),
            MetricFamily(
                name: "firsthop_control_answer_seconds", help: "From sending a request first to its answer.",
                kind: .histogram,
                samples: rows.map { MetricSample(labels: [label($0.nas)], value: .histogram($0.figures.histogram)) }),
        ]
    }

    private static func counter(_ name: String, _ help: String, _ samples: [MetricSample]) -> MetricFamily {
        MetricFamily(name: "firsthop_control_\(name)_total", help: help, kind: .counter, samples: samples)
    }

    private static func sample(_ labels: [MetricLabel], _ count: UInt64) -> MetricSample {
        MetricSample(labels: labels, value: .number(Double(count)))
    }
}

extension ControlRefusal.Kind {
    /// The word in metrics.
    fileprivate var word: String {
        switch self {
        case .sessionGone: "session_gone"
        case .severalSessions: "several_sessions"
        case .unsupported: "unsupported"
        case .prohibited: "prohibited"
        case .otherRouter: "other_router"
        case .missingAttribute: "missing_attribute"
        case .invalid: "invalid"
        case .resources: "resources"
        case .other: "other"
        }
    }
}
