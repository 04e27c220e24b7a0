// SPDX-License-Identifier: Apache-2.0

public import ProviderValues

extension NASVendor {
    /// The UDP port where this vendor's routers take changes and disconnects unless they are told otherwise.
    public var usualDynamicAuthorizationPort: UInt16 {
        switch self {
        // The script that ends sessions on EdgeOS.
        case .ubiquiti: 3779
        // IOS and IOS XE, from before RFC 3576 had a port.
        case .cisco: 1700
        case .mikrotik, .accelPPP, .juniper, .huawei, .cambium, .generic: NASTerms.usualDynamicAuthorizationPort
        }
    }
}
