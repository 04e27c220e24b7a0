// SPDX-License-Identifier: Apache-2.0

import Operations
import ProviderValues
import WebServer

/// What an audit has found, for a person: a row a finding, and what all of them cost in a month.
enum DriftText {
    static func text(_ report: DriftReport) throws -> String {
        try table(report) + sums(report) + routers(report)
    }

    private static func table(_ report: DriftReport) -> String {
        guard !report.findings.isEmpty else { return "" }
        let names = Dictionary(report.routers.map { ($0.nas, $0.name) }, uniquingKeysWith: { first, _ in first })
        var table = Table(
            .prose("ROUTER"), .number("SESSION"), .prose("LINE"), .text("DRIFT"), .prose("SHOULD"), .prose("HAS"),
            .number("A MONTH"))
        for finding in report.findings {
            table.add(
                names[finding.nas] ?? "\(finding.nas)", finding.session?.description ?? "-", finding.subject,
                finding.kind.words, finding.intended, finding.found, finding.cost?.description ?? "-")
        }
        return table.text()
    }

    private static func sums(_ report: DriftReport) throws -> String {
        var text = "\(report.sessions) sessions, \(report.findings.count) differences\n"
        let (given, owed) = (try report.cost(of: .provider), try report.cost(of: .customer))
        if !given.isEmpty { text += "given away in a month: \(words(given))\n" }
        if !owed.isEmpty { text += "paid for and not given in a month: \(words(owed))\n" }
        if report.withoutPrice > 0 {
            text += "not in these sums: \(report.withoutPrice) whose plan has no price (`plan change … --price`)\n"
        }
        return text
    }

    private static func words(_ amounts: [Money]) -> String { amounts.map(\.description).joined(separator: ", ") }

    private static func routers(_ report: DriftReport) -> String {
        let unread = report.routers.compactMap { router in router.trouble.map { (router.name, $0) } }
        let withoutAccount = unread.filter { $0.1.kind == .noAccount }.map(\.0)
        var text = ""
        if !withoutAccount.isEmpty {
            text +=
                "not looked at, for want of an account (`nas router set`): \(withoutAccount.joined(separator: ", "))\n"
        }
        for (name, trouble) in unread where trouble.kind != .noAccount {
            text += "not looked at: \(name): \(trouble)\n"
        }
        return text
    }
}

extension DriftKind {
    /// For a person.
    fileprivate var words: String { rawValue.split(separator: "_").joined(separator: " ") }
}

extension JSONValue {
    static func drift(_ report: DriftReport) throws -> JSONValue {
        [
            "sessions": .integer(Int64(report.sessions)), "findings": .array(report.findings.map(finding)),
            "given_away": .array(try report.cost(of: .provider).map { .money($0) }),
            "not_given": .array(try report.cost(of: .customer).map { .money($0) }),
            "without_price": .integer(Int64(report.withoutPrice)), "routers": .array(report.routers.map(router)),
        ]
    }

    private static func finding(_ finding: DriftFinding) -> JSONValue {
        [
            "kind": .string(finding.kind.rawValue), "nas": .id(finding.nas), "session": .id(finding.session),
            "service": .id(finding.service), "subject": .string(finding.subject), "intended": .string(finding.intended),
            "found": .string(finding.found), "paid_by": .string(finding.kind.side.rawValue),
            "cost": .money(finding.cost),
        ]
    }

    private static func router(_ reading: DriftReport.RouterReading) -> JSONValue {
        [
            "nas": .id(reading.nas), "name": .string(reading.name), "looked_at": .bool(reading.trouble == nil),
            "trouble": .optional(reading.trouble.map { "\($0)" }),
        ]
    }
}
