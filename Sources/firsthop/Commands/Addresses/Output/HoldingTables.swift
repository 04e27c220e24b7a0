// SPDX-License-Identifier: Apache-2.0

import AddressPlan
import NetworkValues
import Operations
import ProviderValues

/// What services hold, held or may have back, as tables for a person.
enum HoldingTables {
    static func text(_ holdings: [NamedHolding]) -> String {
        var table = Table(
            .text("PREFIX"), .text("WHAT"), .prose("SERVICE"), .prose("CUSTOMER"), .text("SINCE"), .text("STATE"))
        for named in holdings {
            let holding = named.holding
            table.add(
                holding.prefix.description, "\(holding.mode.word) \(holding.kind.rawValue)", named.service,
                named.customer, Moment.toSecond(holding.since), state(of: holding))
        }
        return table.text()
    }

    static func text(_ past: [PastHolding]) -> String {
        var table = Table(
            .text("PREFIX"), .text("WHAT"), .prose("SERVICE"), .prose("CUSTOMER"), .text("FROM"), .text("TO"),
            .text("KNOWN SINCE"))
        for line in past {
            table.add(
                line.prefix.description, "\(line.kind.rawValue) (\(line.source.rawValue))", line.serviceName,
                line.customerName, line.validFrom.description, Moment.shown(line.validTo),
                line.recordedFrom.description)
        }
        return table.text()
    }

    private static func state(of holding: Holding) -> String {
        guard holding.endedAt != nil else { return "in use" }
        return holding.keptUntil.map { "kept until \(Moment.toSecond($0))" } ?? "ended"
    }
}

extension HoldingMode {
    /// The mode as people say it.
    var word: String { rawValue.replacing("_", with: " ") }
}
