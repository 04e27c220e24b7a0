// SPDX-License-Identifier: Apache-2.0

public import ProviderValues
public import Storage

extension Store {
    /// What a service used, period by period; periods without any are left out.
    ///
    /// - Parameters:
    ///   - service: nil for all sessions that belong to no service of ours.
    ///   - span: quarters of an hour that begin in it count; at most ten years are looked at.
    ///   - zone: whose clocks and calendar the periods are of.
    public func usage(
        of service: ServiceID?, in span: Range<Timestamp>, by period: UsagePeriod, zone: TimeZoneRules
    ) async throws -> [UsageRecord] {
        let service = service?.value ?? 0
        return try await read { database in
            var records: [UsageRecord] = []
            for month in try UsageMonths.all(in: database) {
                for quarters in Self.quarters(of: month, in: span) {
                    try Self.forEach(quarters, of: service, in: month, database) { instant, amount in
                        if let last = records.indices.last, records[last].span.contains(instant) {
                            records[last].add(amount)
                        } else {
                            records.append(UsageRecord(span: period.span(of: instant, in: zone), amount))
                        }
                    }
                }
            }
            return records
        }
    }

    /// The name of the zone by whose calendar a service's usage is shown: its company's.
    public func usageZone(of service: ServiceID) async throws -> String {
        let zone = try await read { database in
            try database.first(
                """
                SELECT m.billing_zone FROM internet_service s JOIN customer c ON c.id = s.customer_id
                    JOIN company m ON m.id = c.company_id WHERE s.id = $1
                """, .id(service)
            ) { try $0.text(0) }
        }
        guard let zone else {
            throw Refusal(.notFound, "there is no service \(service)", advice: "firsthop service list shows all")
        }
        return zone
    }

    /// The quarters of a month that lie in a span, a day at a time.
    private static func quarters(of month: CalendarMonth, in span: Range<Timestamp>) -> [Range<Int64>] {
        let days = month.quarters.clamped(to: UsageSpread.quarters(from: span.lowerBound, to: span.upperBound))
        return stride(from: days.lowerBound, to: days.upperBound, by: Self.quartersAtOnce).map {
            $0..<min($0 + Int64(Self.quartersAtOnce), days.upperBound)
        }
    }

    /// A day.
    private static var quartersAtOnce: Int { 96 }

    private static func forEach(
        _ quarters: Range<Int64>, of service: Int64, in month: CalendarMonth, _ database: Database,
        body: (Timestamp, UsageAmount) -> Void
    ) throws {
        let statement = SQL.ofMonth(
            month,
            "SELECT quarter, down, up, down6, up6, seconds FROM usage_YYYYMM WHERE service_id = $1 AND quarter IN (",
            count: quarters.count, first: 2, ") ORDER BY quarter")
        let rows = try database.all(statement, [.integer(service)] + quarters.map { .integer($0) }) { row in
            let instant = Timestamp(microseconds: try row.integer(0) &* UsageSpread.quarterMicroseconds)
            return (instant, try UsageAmount(row: row))
        }
        for (instant, amount) in rows { body(instant, amount) }
    }
}

extension UsageAmount {
    fileprivate init(row: Row) throws {
        octets = OctetPair(down: try row.integer(1), up: try row.integer(2))
        if let down = try row.optional(3, row.integer), let up = try row.optional(4, row.integer) {
            octets6 = OctetPair(down: down, up: up)
        }
        seconds = try row.integer(5)
    }
}

extension UsageRecord {
    fileprivate init(span: Range<Timestamp>, _ amount: UsageAmount) {
        self.init(span: span, down: 0, up: 0, down6: nil, up6: nil, seconds: 0)
        add(amount)
    }

    fileprivate mutating func add(_ amount: UsageAmount) {
        down = down.addingClamped(amount.octets.down)
        up = up.addingClamped(amount.octets.up)
        seconds = seconds.addingClamped(amount.seconds)
        guard let more = amount.octets6 else { return }
        down6 = (down6 ?? 0).addingClamped(more.down)
        up6 = (up6 ?? 0).addingClamped(more.up)
    }
}
