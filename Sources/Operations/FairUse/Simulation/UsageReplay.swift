// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import ProviderValues
import Storage

/// What a range of lines used, quarter of an hour by quarter, to be looked at again.
struct UsageReplay {
    private struct Quarter {
        let start: Timestamp
        let amount: FairUseAmount
    }

    private var lines: [ServiceID: [Quarter]] = [:]

    init(of services: ClosedRange<ServiceID>, in span: Range<Timestamp>, database: Database) throws {
        let wanted = UsageSpread.quarters(from: span.lowerBound, to: span.upperBound)
        for month in try UsageMonths.all(in: database) {
            let quarters = month.quarters.clamped(to: wanted)
            for start in stride(from: quarters.lowerBound, to: quarters.upperBound, by: Self.quartersAtOnce) {
                let part = start..<min(start + Int64(Self.quartersAtOnce), quarters.upperBound)
                try read(part, of: services, in: month, database)
            }
        }
    }

    /// A day.
    private static let quartersAtOnce = 96

    private mutating func read(
        _ quarters: Range<Int64>, of services: ClosedRange<ServiceID>, in month: CalendarMonth, _ database: Database
    ) throws {
        let statement = SQL.ofMonth(
            month,
            """
            SELECT service_id, quarter, down, up, seconds FROM usage_YYYYMM
            WHERE service_id >= $1 AND service_id <= $2 AND quarter IN (
            """, count: quarters.count, first: 3, ") ORDER BY quarter")
        let values = [SQLValue.id(services.lowerBound), .id(services.upperBound)] + quarters.map { .integer($0) }
        let rows = try database.all(statement, values) { row in
            (
                service: try row.id(0) as ServiceID,
                quarter: Quarter(
                    start: Timestamp(microseconds: try row.integer(1) &* UsageSpread.quarterMicroseconds),
                    amount: FairUseAmount(
                        down: try row.integer(2), up: try row.integer(3), seconds: try row.integer(4)))
            )
        }
        for row in rows { lines[row.service, default: []].append(row.quarter) }
    }

    /// What a line used in the quarters that begin in a span, at a time as much later.
    func deltas(of service: ServiceID, in span: Range<Timestamp>, movedBy move: Duration) -> [UsageDelta] {
        (lines[service] ?? []).lazy.filter { span.contains($0.start) }.map { quarter in
            let start = quarter.start.advanced(by: move)
            return UsageDelta(from: start, to: start.advanced(by: .seconds(900)), quarter.amount)
        }
    }
}
