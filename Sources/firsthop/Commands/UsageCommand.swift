// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Operations
import ProviderValues
import Storage
import WebServer

/// `firsthop usage`: what a line used.
struct UsageCommand: AsyncParsableCommand {
    /// How usage is grouped.
    enum Period: String, CaseIterable, ExpressibleByArgument {
        case quarter, hour, day, month

        var period: UsagePeriod {
            switch self {
            case .quarter: .quarter
            case .hour: .hour
            case .day: .day
            case .month: .month
            }
        }
    }

    static let configuration = CommandConfiguration(
        commandName: "usage", abstract: "Show what a line used, by quarter of an hour, hour, day or month.",
        discussion: """
            Periods are those of the clocks and the calendar of the line's company; where clocks are put back, a day has 25 \
            hours. Octets are counted as the router counts them, both families together; IPv6 is shown apart where a router \
            says so.
            """)

    @OptionGroup var store: StoreArguments
    @OptionGroup var output: OutputOptions

    @Argument(help: "The service, by name, user name or number.")
    var service: String

    @Option(help: "How to group it.")
    var by = Period.day

    @Option(help: "From when on, such as 2026-03-01 or 2026-03-01T12:30:00Z; 31 days ago if not given.")
    var from: String?

    @Option(help: "Until when; now if not given.")
    var to: String?

    func run() async throws {
        let (usage, zone) = try await store.withStore { store in
            let id = try await store.service(named: service).id
            let end = try to.map { try Moment.parse($0) } ?? store.clock.now()
            let start = try from.map { try Moment.parse($0) } ?? end.advanced(by: .seconds(-31 * 86_400))
            guard start < end else {
                throw Refusal(.malformed, "--from is not before --to", advice: "exchange them")
            }
            let zone = try ZoneDatabase().rules(named: try await store.usageZone(of: id))
            return (try await store.usage(of: id, in: start..<end, by: by.period, zone: zone), zone)
        }
        output.write(
            json: ["zone": .string(zone.name), "usage": .array(usage.map { .usage($0) })], text: text(usage, zone))
    }

    private func text(_ usage: [UsageRecord], _ zone: TimeZoneRules) -> String {
        guard !usage.isEmpty else { return "Nothing was used in that time.\n" }
        var table = Table(
            .text("FROM (\(zone.name))"), .number("DOWN"), .number("UP"), .number("IPv6 DOWN"), .number("IPv6 UP"),
            .number("ONLINE"))
        for record in usage {
            table.add(
                "\(zone.localTime(at: record.span.lowerBound))", OctetCount.text(record.down),
                OctetCount.text(record.up),
                record.down6.map { OctetCount.text($0) } ?? "-", record.up6.map { OctetCount.text($0) } ?? "-",
                DurationWords.text(record.seconds))
        }
        return table.text()
    }
}
