// SPDX-License-Identifier: Apache-2.0

import Foundation
public import ProviderValues
import Storage

/// A notice about usage in the outbox.
public struct FairUseNoticeRecord: Sendable {
    public let number: Int64
    public let service: ServiceID?
    public let serviceName: String?
    public let notice: FairUseNotice
    public let createdAt: Timestamp
    /// Nil while it waits to be delivered.
    public let deliveredAt: Timestamp?

    init(row: Row) throws {
        number = try row.integer(0)
        service = try row.optional(1, row.id)
        serviceName = try row.optional(2, row.text)
        notice = try JSONDecoder().decode(FairUseNotice.self, from: Data(try row.text(3).utf8))
        createdAt = try row.time(4)
        deliveredAt = try row.optional(5, row.time)
    }
}
