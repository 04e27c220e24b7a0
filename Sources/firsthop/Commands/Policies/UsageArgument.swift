// SPDX-License-Identifier: Apache-2.0

import AccessPolicy
import ArgumentParser

/// Octets on the command line: `10GB`, or down and up: `8GB/2GB`.
struct UsageArgument: ExpressibleByArgument {
    let down: Int64
    let up: Int64

    init?(argument: String) {
        let parts = argument.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard parts.count <= 2, let down = parts.first.flatMap(AmountText.parse), down >= 0,
            let up = parts.count == 2 ? AmountText.parse(parts[1]) : 0, up >= 0
        else { return nil }
        self.down = down
        self.up = up
    }
}

/// Time online on the command line: `90min`, `3h`, or seconds.
struct OnlineArgument: ExpressibleByArgument {
    let seconds: Int64

    init?(argument: String) {
        guard let seconds = AmountText.parse(argument), seconds >= 0 else { return nil }
        self.seconds = seconds
    }
}

extension FairUseAmount {
    init(_ usage: UsageArgument?, _ online: OnlineArgument?) {
        self.init(down: usage?.down ?? 0, up: usage?.up ?? 0, seconds: online?.seconds ?? 0)
    }
}
