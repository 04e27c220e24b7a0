// SPDX-License-Identifier: Apache-2.0

import NetworkValues
import WebServer

/// Collects the addresses as they begin to be answered; says so once all are.
actor StartSignal {
    private let expected: Int
    private let whenComplete: @Sendable ([ListenAddress]) -> Void
    private var listening: [ListenAddress] = []

    init(expecting expected: Int, whenComplete: @escaping @Sendable ([ListenAddress]) -> Void) {
        self.expected = expected
        self.whenComplete = whenComplete
    }

    func note(_ address: ListenAddress) {
        listening.append(address)
        guard listening.count == expected else { return }
        // IPv6 first, whichever came up first.
        whenComplete(listening.sorted { "\($0)" < "\($1)" }.sorted { $0.isIPv6 && !$1.isIPv6 })
    }
}

extension ListenAddress {
    fileprivate var isIPv6: Bool { address.family == .v6 }
}
