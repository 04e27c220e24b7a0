// SPDX-License-Identifier: Apache-2.0

public import NetworkValues

extension PoolKind {
    /// The length of a pool's slots when none is given: a home's delegation, one network for links and infrastructure
    /// (RIPE-690 §4.1.1), one address of IPv4.
    public func usualDelegatedLength(in family: IPFamily) -> Int {
        switch (family, self) {
        case (.v4, _): 32
        case (.v6, .active), (.v6, .blocked), (.v6, .static): DelegationSize.usual.length
        case (.v6, .link), (.v6, .infrastructure): 64
        }
    }
}
