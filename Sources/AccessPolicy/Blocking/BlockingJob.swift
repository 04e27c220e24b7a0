// SPDX-License-Identifier: Apache-2.0

public import NetworkValues
public import ProviderValues

/// What blocks one session in both families, or sets it free again.
public struct BlockingJob: Sendable, Hashable {
    /// Brought about in this order.
    public let measures: [BlockingMeasure]
    /// What has to be seen before it counts; nil where the router's acknowledgement is enough.
    public let proof: BlockingProof?

    /// Speeds at which nothing useful passes, yet which every vendor's shaper takes; 8 kbit/s in each direction.
    public static let trickle = Rates(down: 8_000, up: 8_000)

    private init(_ measures: [BlockingMeasure], _ proof: BlockingProof?) {
        self.measures = measures
        self.proof = proof
    }

    /// Blocks a session.
    ///
    /// - Parameters:
    ///   - prefixes: everything that the session has, of both families.
    ///   - garden: the terms of the garden for the reason, if there is one.
    public static func block(
        _ reason: BlockReason, by rung: BlockingRung, prefixes: BlockedPrefixes, garden: GardenTerms?,
        lists: BlockingLists = BlockingLists()
    ) -> BlockingJob {
        let login: BlockingMeasure.LoginAnswer = garden == nil ? .refusal(reason) : .garden(reason)
        switch rung.way {
        case .routerLists:
            return BlockingJob([.nextLogin(login), .list(lists.atRouter(for: reason), prefixes)], rung.proof)
        case .sessionChange:
            var measures: [BlockingMeasure] = [.nextLogin(login), .sessionList(lists.ofSession(for: reason))]
            if let profile = garden?.profile { measures.append(.sessionProfile(profile)) }
            measures.append(.sessionRates(garden?.profile == nil ? trickle : garden?.rates ?? trickle))
            measures.append(.sessionTimeout(garden?.sessionSeconds ?? GardenTerms.usualSessionSeconds))
            return BlockingJob(measures, rung.proof)
        case .rejectPool:
            return BlockingJob([.nextLogin(login)] + ending(rung), rung.proof)
        case .disconnect:
            return BlockingJob([.nextLogin(.refusal(reason))] + ending(rung), rung.proof)
        }
    }

    /// Sets a session free that was blocked by a rung: everything that was done is undone by its explicit opposite.
    ///
    /// - Parameters:
    ///   - prefixes: everything that the session has now; what it had when it was blocked as well, if that is known.
    ///   - garden: the terms of the garden that it was blocked with, if there was one.
    ///   - grant: what the line may have from now on.
    public static func restore(
        from rung: BlockingRung, prefixes: BlockedPrefixes, garden: GardenTerms?, grant: AccessGrant,
        lists: BlockingLists = BlockingLists()
    ) -> BlockingJob {
        let own = BlockingMeasure.nextLogin(.own)
        switch rung.way {
        case .routerLists:
            return BlockingJob([own, .unlist(lists.atRouter, prefixes)], rung.proof)
        case .sessionChange:
            let list = grant.addressList.map { String(decoding: $0, as: UTF8.self) } ?? lists.free
            var measures: [BlockingMeasure] = [own, .sessionList(list)]
            if let profile = grant.profile {
                measures.append(.sessionProfile(profile))
            } else if garden?.profile != nil {
                // A session cannot be told to have no profile: only the next one has none.
                return BlockingJob([own] + ending(rung), rung.proof)
            }
            measures.append(.sessionRates(grant.rates))
            measures.append(.sessionTimeout(grant.sessionTimeout ?? 0))
            return BlockingJob(measures, rung.proof)
        case .rejectPool:
            // The addresses of the pool cannot be changed in a session that goes on (RFC 5176 §3 lists none of them).
            return BlockingJob([own] + ending(rung), rung.proof)
        case .disconnect:
            // There is no session; the next login brings the line's own terms.
            return BlockingJob([own], nil)
        }
    }

    private static func ending(_ rung: BlockingRung) -> [BlockingMeasure] {
        rung.ending.map { [.end($0)] } ?? []
    }
}
