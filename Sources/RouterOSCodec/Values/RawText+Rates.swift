// SPDX-License-Identifier: Apache-2.0

public import NetworkValues

extension RawText {
    /// A pair of rates in bits a second as queues take it: upload, slash, download, as seen by the subscriber.
    public init(_ rates: Rates) {
        self.init("\(rates.up)/\(rates.down)")
    }

    /// A pair of rates of a queue: upload first, in whole bits or with k, M or G, which are decimal here. One rate alone stands for
    /// both directions. Nil for anything else.
    public var rates: Rates? {
        let text = octets.contains(UInt8(ascii: "/")) ? text : "\(text)/\(text)"
        guard let pair = try? Rates(parsing: text) else { return nil }
        return Rates(down: pair.up, up: pair.down)
    }
}
