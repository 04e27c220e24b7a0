// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import Operations
import ProviderValues
import WebServer

/// What a simulation says, for a person and for a program.
struct SimulationText {
    let report: SimulationReport

    var text: String {
        var text = totals
        guard !report.lines.isEmpty else { return text }
        var table = Table(
            .text(""), .prose("SERVICE"), .text("SLOWED"), .text("BLOCKED"), .prose("CHARGED"), .prose("TOLD"))
        for line in report.lines {
            if report.hasChange {
                table.add(row(mark(line), line.name, line.changed))
                if line.present != line.changed { table.add(row("", "  now", line.present)) }
            } else {
                table.add(row("", line.name, line.present))
            }
        }
        text += "\n" + table.text()
        return text
    }

    private var totals: String {
        var table = Table(
            .text("UNTIL \(report.to)"), .number("LINES"), .number("SLOWED"), .number("BLOCKED"), .number("CHARGED"),
            .number("TOLD"))
        table.add(Self.cells("present policies", report.present))
        if report.hasChange { table.add(Self.cells("this policy", report.changed)) }
        return table.text()
    }

    private static func cells(_ name: String, _ totals: SimulationReport.Totals) -> [String] {
        [name] + [totals.lines, totals.slowed, totals.blocked, totals.charged, totals.notified].map { "\($0)" }
    }

    /// How the policy that is tried differs from the present one.
    private func mark(_ line: SimulatedLine) -> String {
        switch (line.present?.isUneventful ?? true, line.changed?.isUneventful ?? true) {
        case (true, false): "+"
        case (false, true): "-"
        case (true, true), (false, false): line.present == line.changed ? "" : "~"
        }
    }

    private func row(_ mark: String, _ name: String, _ forecast: LineForecast?) -> [String] {
        [
            mark, name, forecast?.slowedAt.map { "\($0) to \(forecast?.slowest.map { "\($0)" } ?? "-")" } ?? "-",
            forecast?.blockedAt.map { "\($0)" } ?? "-", Self.charges(forecast), Self.notices(forecast),
        ]
    }

    private static func charges(_ forecast: LineForecast?) -> String {
        let texts = forecast?.charges.map { charge in
            let unit = charge.measure == .online ? AmountText.time(charge.unit) : AmountText.octets(charge.unit)
            return "\(charge.quantity) × \(unit) from \(charge.at)"
        }
        guard let texts, !texts.isEmpty else { return "-" }
        return texts.joined(separator: ", ")
    }

    private static func notices(_ forecast: LineForecast?) -> String {
        let texts = forecast?.notices.map { "\($0.percent) % at \($0.at)" } ?? []
        return texts.isEmpty ? "-" : texts.joined(separator: ", ")
    }
}

extension SimulationText {
    var json: JSONValue {
        [
            "from": .time(report.from), "to": .time(report.to), "present": Self.json(report.present),
            "changed": report.hasChange ? Self.json(report.changed) : .null,
            "lines": .array(
                report.lines.map { line in
                    [
                        "service": .id(line.service), "name": .string(line.name), "present": Self.json(line.present),
                        "changed": Self.json(line.changed),
                    ]
                }),
        ]
    }

    private static func json(_ totals: SimulationReport.Totals) -> JSONValue {
        [
            "lines": .integer(Int64(totals.lines)), "slowed": .integer(Int64(totals.slowed)),
            "blocked": .integer(Int64(totals.blocked)), "charged": .integer(Int64(totals.charged)),
            "notified": .integer(Int64(totals.notified)),
        ]
    }

    private static func json(_ forecast: LineForecast?) -> JSONValue {
        guard let forecast else { return .null }
        return [
            "slowed_at": .time(forecast.slowedAt), "slowest": .rates(forecast.slowest),
            "blocked_at": .time(forecast.blockedAt),
            "charges": .array(
                forecast.charges.map { charge in
                    [
                        "reason": .string(charge.reason), "measure": .string(charge.measure.rawValue),
                        "unit": .integer(charge.unit),
                        "quantity": .integer(charge.quantity), "from": .time(charge.at),
                    ]
                }),
            "notices": .array(
                forecast.notices.map { notice in
                    [
                        "rule": .string(notice.rule), "percent": .integer(Int64(notice.percent)),
                        "at": .time(notice.at),
                    ]
                }),
        ]
    }
}
