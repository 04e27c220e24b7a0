// SPDX-License-Identifier: Apache-2.0

import Operations
import RadiusCodec

/// The six attributes in which a router says what it has counted.
///
/// Input is what the router received from the subscriber, output what it sent there (RFC 2866 sections 5.3 and 5.4). Octets have
/// 32 bits; gigawords are the 32 above them (RFC 2869 sections 5.1 and 5.2).
struct CounterKeys {
    let inputOctets: AttributeKey
    let outputOctets: AttributeKey
    let inputPackets: AttributeKey
    let outputPackets: AttributeKey
    let inputGigawords: AttributeKey
    let outputGigawords: AttributeKey

    /// Everything that was counted.
    static let all = CounterKeys(
        inputOctets: .acctInputOctets, outputOctets: .acctOutputOctets, inputPackets: .acctInputPackets,
        outputPackets: .acctOutputPackets, inputGigawords: .acctInputGigawords, outputGigawords: .acctOutputGigawords)

    /// The part of it that was IPv6, for each vendor that says so.
    static let ipv6 = [
        CounterKeys(
            inputOctets: .erxIPv6AcctInputOctets, outputOctets: .erxIPv6AcctOutputOctets,
            inputPackets: .erxIPv6AcctInputPackets, outputPackets: .erxIPv6AcctOutputPackets,
            inputGigawords: .erxIPv6AcctInputGigawords, outputGigawords: .erxIPv6AcctOutputGigawords),
        CounterKeys(
            inputOctets: .huaweiAcctIPv6InputOctets, outputOctets: .huaweiAcctIPv6OutputOctets,
            inputPackets: .huaweiAcctIPv6InputPackets, outputPackets: .huaweiAcctIPv6OutputPackets,
            inputGigawords: .huaweiAcctIPv6InputGigawords, outputGigawords: .huaweiAcctIPv6OutputGigawords),
        CounterKeys(
            inputOctets: .netElasticAcctIPv6InputOctets, outputOctets: .netElasticAcctIPv6OutputOctets,
            inputPackets: .netElasticAcctIPv6InputPackets, outputPackets: .netElasticAcctIPv6OutputPackets,
            inputGigawords: .netElasticAcctIPv6InputGigawords, outputGigawords: .netElasticAcctIPv6OutputGigawords),
    ]

    /// What the packet says of these, in the subscriber's directions; nil when it has no octets. What is missing counts as 0.
    ///
    /// - Parameter isInverted: whether the router takes input for output.
    func totals(of packet: FramedPacket, in bytes: Span<UInt8>, isInverted: Bool) -> SessionTotals? {
        let (input, output) = (packet.integer(inputOctets, in: bytes), packet.integer(outputOctets, in: bytes))
        guard input != nil || output != nil else { return nil }
        let gigawords = (packet.integer(inputGigawords, in: bytes), packet.integer(outputGigawords, in: bytes))
        let received = UInt64(gigawords.0 ?? 0) << 32 | UInt64(input ?? 0)
        let sent = UInt64(gigawords.1 ?? 0) << 32 | UInt64(output ?? 0)
        let packetsReceived = UInt64(packet.integer(inputPackets, in: bytes) ?? 0)
        let packetsSent = UInt64(packet.integer(outputPackets, in: bytes) ?? 0)
        return SessionTotals(
            down: isInverted ? received : sent, up: isInverted ? sent : received,
            packetsDown: isInverted ? packetsReceived : packetsSent,
            packetsUp: isInverted ? packetsSent : packetsReceived,
            hasGigawords: gigawords.0 != nil || gigawords.1 != nil)
    }
}
