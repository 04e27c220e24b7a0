// SPDX-License-Identifier: Apache-2.0

public import AccessPolicy
public import NetworkValues
public import ProviderValues

extension AccessDirectory {
    /// The line with exactly this user name.
    public func find(userName: Span<UInt8>) -> AccessTerms? {
        guard !userName.isEmpty else { return nil }
        let key = AccessKey(userName: userName)
        let shard = shards[Self.shard(of: key)]
        var place = shard.start(key)
        while let terms = shard.next(key, at: &place) {
            if userName.hasSameBytes(as: terms.userName) { return terms }
        }
        return nil
    }

    /// The line that a device belongs to.
    ///
    /// A radio and what runs over it may have one address: what runs over it is found unless `kinds` says otherwise. Of
    /// several lines the oldest is found.
    public func find(mac: MACAddress, kinds: AccessKindSet = .all) -> AccessTerms? {
        let key = AccessKey(mac: mac)
        let shard = shards[Self.shard(of: key)]
        var place = shard.start(key)
        var found: AccessTerms?
        while let terms = shard.next(key, at: &place) {
            guard kinds.contains(terms.kind), terms.macs.contains(mac) else { continue }
            if let other = found, !terms.comesBefore(other) { continue }
            found = terms
        }
        return found
    }

    /// The line of a circuit; of several, the one that is bound to the router that asks, else one that is bound to none.
    public func find(circuit: Span<UInt8>, at nas: NASID) -> AccessTerms? {
        guard !circuit.isEmpty else { return nil }
        let key = AccessKey(circuit: circuit)
        let shard = shards[Self.shard(of: key)]
        var place = shard.start(key)
        var found: AccessTerms?
        while let terms = shard.next(key, at: &place) {
            guard let own = terms.circuit, circuit.hasSameBytes(as: own) else { continue }
            if terms.nas == nas { return terms }
            if found == nil || terms.nas == nil { found = terms }
        }
        return found
    }

    /// The line of a number.
    public func find(service: ServiceID) -> AccessTerms? {
        let key = AccessKey(service: service)
        let shard = shards[Self.shard(of: key)]
        var place = shard.start(key)
        while let terms = shard.next(key, at: &place) {
            if terms.service == service { return terms }
        }
        return nil
    }

    /// The plan of a number; nil for nil.
    public func plan(_ id: PlanID?) -> PlanTerms? {
        id.flatMap { routers.planByID[$0] }
    }

    /// The router that asks from an address: the longest prefix that contains it.
    public func nas(at address: IPAddress) -> NASTerms? {
        routers.byAddress.longestMatch(address)?.value
    }

    /// The router of a number.
    public func nas(_ id: NASID) -> NASTerms? {
        routers.nasByID[id]
    }

    /// The rule for a realm, written in upper or lower case.
    public func realm(_ name: Span<UInt8>) -> RealmTerms? {
        routers.realms.first { name.hasSameBytes(as: $0.name, foldingCase: true) }
    }

    /// Every router that is answered.
    public var nases: [NASTerms] { routers.nases }
    /// Every plan.
    public var plans: [PlanTerms] { routers.plans }
    /// Every realm that has a rule.
    public var realms: [RealmTerms] { routers.realms }

    /// Every line once, in no order.
    public func forEachLine<Fault: Error>(_ body: (AccessTerms) throws(Fault) -> Void) throws(Fault) {
        for shard in shards {
            try shard.forEach { hash, terms throws(Fault) in
                // A line stands once for every key, some of them in one shard; that of its number is taken for the line itself.
                guard hash == AccessKey(service: terms.service).hash else { return }
                try body(terms)
            }
        }
    }
}

extension AccessTerms {
    /// Whether this line is meant rather than another with the same device.
    fileprivate func comesBefore(_ other: AccessTerms) -> Bool {
        let isRadio = (kind == .wirelessMAC, other.kind == .wirelessMAC)
        return isRadio.0 == isRadio.1 ? service < other.service : isRadio.1
    }
}

extension Span<UInt8> {
    /// Compares octet by octet, on request without regard to the case of ASCII letters.
    @inline(__always)
    fileprivate func hasSameBytes(as other: [UInt8], foldingCase: Bool = false) -> Bool {
        guard count == other.count else { return false }
        for index in indices {
            var byte = self[index]
            if foldingCase, UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte { byte |= 0x20 }
            if byte != other[index] { return false }
        }
        return true
    }
}
