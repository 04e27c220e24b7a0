// SPDX-License-Identifier: Apache-2.0

import RouterConfig
import WebServer

extension GardenDoor {
    /// Reads `[IPv6]:port` or `IPv4:port`.
    init(parsing text: String) throws(ListenAddressError) {
        let address = try ListenAddress(parsing: text)
        self.init(address.address, port: address.port)
    }
}
