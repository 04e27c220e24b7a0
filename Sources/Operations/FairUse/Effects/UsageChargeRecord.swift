// SPDX-License-Identifier: Apache-2.0

public import AccessPolicy
public import ProviderValues
import Storage

/// Usage that is to be charged. What one unit costs is billing's business.
public struct UsageChargeRecord: Sendable {
    public let number: Int64
    public let service: ServiceID
    public let serviceName: String?
    /// The rule's name, or what was bought.
    public let reason: String
    /// The first day of the period.
    public let period: CivilDate
    public let measure: UsageMeasure
    /// Octets, or seconds online, of one.
    public let unit: Int64
    public let quantity: Int64
    public let at: Timestamp

    init(row: Row) throws {
        number = try row.integer(0)
        service = try row.id(1)
        serviceName = try row.optional(2, row.text)
        reason = try row.text(3)
        period = CivilDate(daysSinceEpoch: try row.int(4))
        measure = try row.word(5)
        unit = try row.integer(6)
        quantity = try row.integer(7)
        at = try row.time(8)
    }
}
