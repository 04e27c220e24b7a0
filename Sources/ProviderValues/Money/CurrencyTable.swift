// SPDX-License-Identifier: Apache-2.0

/// ISO 4217 codes by the number of digits of their minor unit.
///
/// Origin: ISO 4217 List One as published by its maintenance agency (SIX), amendments up to 179 (May 2025). Left out are
/// the codes without a minor unit (metals, bond units, testing, no currency). Withdrawn codes stay in the table: a ledger
/// is append-only, and its old amounts must remain readable.
enum CurrencyTable {
    /// Every known code with its digits.
    static let minorDigits: [String: Int] = {
        let rows = [(0, none), (2, two), (2, withdrawnTwo), (3, three), (4, four)]
        var digits: [String: Int] = [:]
        for (count, codes) in rows {
            for code in codes.split(whereSeparator: \.isWhitespace) { digits[String(code)] = count }
        }
        return digits
    }()

    private static let none = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF"

    private static let two = """
        AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW CNY
        COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS
        INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR
        MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP
        STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XAD XCD XCG YER ZAR ZMW ZWG
        """

    private static let withdrawnTwo = "ANG BGN CUC HRK SLL ZWL"

    private static let three = "BHD IQD JOD KWD LYD OMR TND"

    private static let four = "CLF UYW"
}
