// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import NetworkValues

/// The speed of a grant, the way round in which one router takes it: up and down change places for a router that has
/// them the other way round than its vendor says.
struct GrantedSpeed: Sendable {
    let rates: Rates
    let burst: Burst?
    let guarantee: Rates?
    let priority: UInt8?

    /// nil for a grant that leaves the speed to the router.
    ///
    /// Borrows the grant: an initialiser would else be given a copy, which counts the references of all its arrays.
    init?(_ grant: borrowing AccessGrant, for nas: NASProfile) {
        guard let rates = grant.rates else { return nil }
        priority = grant.priority
        guard nas.invertedRates else {
            self.rates = rates
            burst = grant.burst
            guarantee = grant.guarantee
            return
        }
        self.rates = rates.inverted
        guarantee = grant.guarantee?.inverted
        burst = grant.burst.map { burst in
            Burst(
                rates: burst.rates.inverted, threshold: burst.threshold.inverted, secondsDown: burst.secondsUp,
                secondsUp: burst.secondsDown)
        }
    }

    /// The greater of the two rates, and of those of the burst.
    var greatest: UInt64 {
        max(rates.down, rates.up, burst?.rates.down ?? 0, burst?.rates.up ?? 0)
    }

    /// The remark that belongs to attributes of 32 bits.
    var remarksOn32Bits: [DialectNote] {
        greatest > UInt64(UInt32.max) ? [.rateCapped(UInt64(UInt32.max))] : []
    }

    /// The remark that belongs to attributes that count in `step` bit/s.
    func remarks(onStep step: UInt64) -> [DialectNote] {
        rates.down % step == 0 && rates.up % step == 0 ? [] : [.rateRounded(step)]
    }
}

extension Rates {
    fileprivate var inverted: Rates { Rates(down: up, up: down) }
}
