// SPDX-License-Identifier: Apache-2.0

import RadiusCodec

/// Every request of a load, written before the clock starts, in the order of sending.
///
/// Request k has the identifier k mod 256 and goes out of port (k / 256) mod `ports`. So each port uses its identifiers in
/// turn, and a server that keeps replies for repeated requests never has the right one at hand.
struct RequestBook {
    /// Enough that an identifier rests for a while before it is used again.
    static let mostPorts = 64

    let ports: Int
    /// How many requests there are: every subscriber's once, and some twice to fill the last round.
    var count: Int { subscribers.count }
    private(set) var subscribers: [Int32]
    /// All packets, one behind the other.
    private(set) var bytes: [UInt8] = []
    private var ends: [Int] = [0]
    /// One a request with MS-CHAPv2, else none.
    private var proofs: [MutualProof] = []

    init(
        _ series: SubscriberSeries, method: LoadMethod, secret: SharedSecret, ports: Int,
        using generator: inout some RandomNumberGenerator
    ) throws(LoadError) {
        self.ports = ports
        let round = ports * PortState.identifiers
        let rounds = max((series.count + round - 1) / round, 2)
        let order = (0..<Int32(truncatingIfNeeded: series.count)).shuffled(using: &generator)
        subscribers = (0..<(rounds * round)).map { order[$0 % order.count] }
        let writer = RequestWriter(series: series, method: method, secret: secret)
        for (k, subscriber) in subscribers.enumerated() {
            let request = try writer.write(
                Int(subscriber), identifier: UInt8(truncatingIfNeeded: k), using: &generator)
            bytes.append(contentsOf: request.octets)
            ends.append(bytes.count)
            if let proof = request.proof { proofs.append(proof) }
        }
    }

    /// Where in ``bytes`` a request stands.
    func range(_ k: Int) -> Range<Int> { ends[k]..<ends[k + 1] }

    /// The authenticator of a request.
    func authenticator(_ k: Int) -> Octets16 { Octets16(bytes.span, at: ends[k] + 4) ?? .zero }

    /// What the server must prove in return; nil when the method has no such proof.
    func proof(_ k: Int) -> MutualProof? { proofs.isEmpty ? nil : proofs[k] }

    /// The request that a port sends as its `sent`-th.
    func request(port: Int, sent: Int) -> Int {
        let (round, identifier) = sent.quotientAndRemainder(dividingBy: PortState.identifiers)
        return ((round * ports + port) * PortState.identifiers + identifier) % count
    }
}
