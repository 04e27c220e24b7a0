// SPDX-License-Identifier: Apache-2.0

import ProviderValues

/// Which line has a holding. Needed because the change log tells only a holding's number, and when it was removed or moved no
/// row tells any more whose it was.
struct HoldingOwners: Sendable {
    /// Holdings of a page, as a number of bits: their numbers are nearly without gaps, so a page is nearly full.
    private static let pageBits: Int64 = 10
    /// 0 where nobody has the holding: numbers given by the database begin at 1.
    private var pages: [Int64: [Int64]] = [:]

    /// Who has a holding, as far as is known.
    subscript(holding: HoldingID) -> ServiceID? {
        let (page, index) = Self.place(of: holding)
        guard let service = pages[page]?[index], service != 0 else { return nil }
        return ServiceID(service)
    }

    /// Remembers who has a holding; nil for nobody.
    ///
    /// - Returns: who had it before.
    @discardableResult
    mutating func set(_ service: ServiceID?, of holding: HoldingID) -> ServiceID? {
        let before = self[holding]
        let (page, index) = Self.place(of: holding)
        if service != nil || before != nil {
            pages[page, default: Array(repeating: 0, count: 1 << Int(Self.pageBits))][index] = service?.value ?? 0
        }
        return before
    }

    private static func place(of holding: HoldingID) -> (page: Int64, index: Int) {
        (holding.value >> pageBits, Int(truncatingIfNeeded: holding.value & (1 << pageBits - 1)))
    }
}
