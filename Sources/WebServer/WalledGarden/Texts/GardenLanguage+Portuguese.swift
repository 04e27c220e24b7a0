// SPDX-License-Identifier: Apache-2.0

extension GardenLanguage {
    static func portugueseText(_ key: GardenTextKey) -> String {
        switch key {
        case .greeting: "Olá"
        case .blockedTitle: "A sua ligação está suspensa"
        case .blockedText:
            """
            Suspendemos a sua ligação à Internet. A causa mais frequente é uma fatura em aberto. O seu contrato \
            e as suas definições mantêm-se.
            """
        case .inactiveTitle: "A sua ligação não está ativa"
        case .inactiveText:
            """
            Esta linha não tem um contrato ativo: é nova ou terminou. Entre em contacto connosco e nós \
            ativamo-la.
            """
        case .credentialsTitle: "O seu equipamento não conseguiu entrar"
        case .credentialsText:
            """
            O utilizador, a palavra-passe ou o equipamento não correspondem aos nossos dados. Verifique o seu \
            router ou peça-nos novos dados.
            """
        case .usageTitle: "Os seus dados esgotaram-se"
        case .usageText:
            """
            Já utilizou tudo o que o seu plano inclui neste período. Compre mais ou aguarde pelo próximo \
            período.
            """
        case .freeTitle: "Está novamente em linha"
        case .freeText:
            """
            Já nada impede a sua ligação. Se uma página ainda não abrir, aguarde um minuto ou reinicie o seu \
            router.
            """
        case .amountDue: "Valor em dívida"
        case .howToPay: "Como pagar"
        case .portal: "Abrir o portal do cliente"
        case .afterwards: "Não precisa de telefonar: a ligação volta sozinha pouco depois de a causa estar resolvida."
        case .again: "Tentar novamente"
        }
    }
}
