// SPDX-License-Identifier: Apache-2.0

import NetworkValues
import ProviderValues
import RadiusServer
import WebServer

/// An address that is answered now.
enum Door: Sendable {
    case http(ListenAddress)
    case garden(GardenPage, ListenAddress)
    case radius(RadiusEndpoint)
    case accounting(RadiusEndpoint)
}

/// Collects the doors as they begin to be answered; says so once all are.
actor StartSignal {
    private let expected: Int
    private let whenComplete: @Sendable ([Door]) -> Void
    private var open: [Door] = []

    init(expecting expected: Int, whenComplete: @escaping @Sendable ([Door]) -> Void) {
        self.expected = expected
        self.whenComplete = whenComplete
    }

    func note(_ door: Door) {
        open.append(door)
        guard open.count == expected else { return }
        // IPv6 first, whichever came up first.
        whenComplete(open.sorted { "\($0)" < "\($1)" }.sorted { $0.isIPv6 && !$1.isIPv6 })
    }
}

extension Door: CustomStringConvertible {
    /// As a person types it into a program.
    var description: String {
        switch self {
        case .http(let address): "http://\(address)"
        case .garden(let page, let address): "\(page.rawValue) page http://\(address)"
        case .radius(let endpoint): "radius \(endpoint)"
        case .accounting(let endpoint): "accounting \(endpoint)"
        }
    }

    fileprivate var isIPv6: Bool {
        switch self {
        case .http(let address), .garden(_, let address): address.address.family == .v6
        case .radius(let endpoint), .accounting(let endpoint): endpoint.address.family == .v6
        }
    }

    /// The UDP port of logins; nil of other doors.
    var radiusPort: UInt16? {
        switch self {
        case .http, .garden, .accounting: nil
        case .radius(let endpoint): endpoint.port
        }
    }

    var isHTTP: Bool {
        switch self {
        case .http: true
        case .garden, .radius, .accounting: false
        }
    }
}
