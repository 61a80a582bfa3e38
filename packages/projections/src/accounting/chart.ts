/** The neutral chart of accounts (_plan comptable_): what the postings name, before a house puts its own numbers to it. */

/** How an account is read: what is owned, owed, earned, spent; `memo` stands off the balance sheet. */
type Nature = 'asset' | 'liability' | 'income' | 'expense' | 'memo'

export interface Account {
  readonly label: string
  readonly nature: Nature
  /** Its name in a plain-text journal; `{party}` and `{receivable}` stand for those of the line. */
  readonly path: string
}

/** The first three characters are digits, as the FEC asks (article A47 A-1 of the LPF). */
export const factorChart = {
  '110100': account('Banque', 'asset', 'banque'),
  '120100': account('Résultats des exercices antérieurs', 'liability', 'resultats-anterieurs'),
  '250100': account('Créances acquises', 'asset', 'creances:{party}:{receivable}'),
  '250900': account('Créances douteuses', 'asset', 'creances-douteuses:{party}'),
  '251100': account('Comptes courants', 'liability', 'clients:{party}:compte-courant'),
  '251200': account('Fonds de garantie', 'liability', 'clients:{party}:fonds-de-garantie'),
  '251300': account('Réserves spéciales', 'liability', 'clients:{party}:reserves-speciales'),
  '251900': account('Comptes courants débiteurs', 'asset', 'clients:{party}:debiteurs'),
  '252100': account('Crédits débiteurs', 'liability', 'credits-debiteurs:{party}'),
  '258100': account('Encaissements à identifier', 'liability', 'encaissements-a-identifier'),
  '258200': account('Fonds à reverser', 'liability', 'fonds-a-reverser:{party}'),
  '445710': account('TVA collectée', 'liability', 'tva:collectee'),
  '667100': account('Coût du risque', 'expense', 'charges:cout-du-risque:{party}'),
  '667200': account('Différences de change', 'expense', 'charges:differences-de-change'),
  '702100': account('Commissions de financement', 'income', 'produits:commission-financement'),
  '706100': account('Commissions', 'income', 'produits:commission-affacturage'),
  '706200': account('Frais annexes', 'income', 'produits:frais-annexes'),
  '903100': account('Engagements de garantie donnés', 'memo', 'hors-bilan:garanties:{party}'),
  '903200': account('Engagements de financement', 'memo', 'hors-bilan:financements:{party}'),
  '903300': account('Garanties reçues', 'memo', 'hors-bilan:garanties-recues'),
  '999': account('Contrepartie du hors bilan', 'memo', 'hors-bilan:contrepartie'),
} as const satisfies Chart

/** Code and account. */
export type Chart = Readonly<Record<string, Account>>

export type FactorAccount = keyof typeof factorChart

function account(label: string, nature: Nature, path: string): Account {
  return { label, nature, path }
}
