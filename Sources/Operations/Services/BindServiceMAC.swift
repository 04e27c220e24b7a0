// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
public import NetworkValues
public import ProviderValues
public import Storage

/// Binds a line to a device that was seen at a login, as far as the line's binding allows.
///
/// Doing it again changes nothing. At the limit the device that was learned first makes room if the line says so; those that
/// staff entered stay.
public struct BindServiceMAC: Verb {
    public var service: ServiceID
    public var mac: MACAddress

    public init(_ service: ServiceID, to mac: MACAddress) {
        self.service = service
        self.mac = mac
    }

    /// What came of it.
    public enum Outcome: Equatable, Sendable {
        /// It was one of the line's devices before.
        case known
        case bound
        /// Bound in place of this one.
        case replaced(MACAddress)
    }

    public func perform(_ transaction: Transaction) throws -> Outcome {
        let database = transaction.database
        let details = try Services.find(service, in: database)
        guard !details.terms.macs.contains(mac) else { return .known }
        let limit = try limit(of: details.terms)
        try MACNeighbours.check(mac, for: details.terms.accessKind, except: service, in: database)
        var replaced: MACAddress?
        if details.terms.macs.count >= limit.count {
            let oldest = limit.replacesOldest ? try oldestLearned(in: database) : nil
            guard let oldest else {
                throw Refusal(
                    .exhausted,
                    "service “\(details.terms.name)” is bound to \(details.terms.macs.count) devices already",
                    advice: "take one away, raise its limit, or let the oldest be replaced")
            }
            try ServiceMACs.delete(oldest, of: service, in: database)
            replaced = oldest
        }
        try ServiceMACs.insert(mac, of: service, learnedAt: transaction.now, in: database)
        transaction.record(.changed, .internetService, service.value)
        return replaced.map(Outcome.replaced) ?? .bound
    }

    private func limit(of terms: ServiceDescription) throws(Refusal) -> (count: Int, replacesOldest: Bool) {
        switch terms.macBinding {
        case .first(let limit, let replacesOldest): return (Int(limit), replacesOldest)
        case .none, .listed:
            throw Refusal(
                .state, "service “\(terms.name)” is not bound to the first devices that come",
                advice: "list the device instead")
        }
    }

    private func oldestLearned(in database: Database) throws -> MACAddress? {
        try ServiceMACs.of(service, in: database).first { $0.learnedAt != nil }?.mac
    }
}
