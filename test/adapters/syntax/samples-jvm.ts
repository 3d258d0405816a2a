import type { Sample } from './samples.ts'

const java = `package com.acme;
import com.acme.money.Price;
import static com.acme.Tax.of;
import com.acme.page.*;
@Fast
public class Shop extends Base<Item> {
  static final int RATE = Rates.USUAL;
  Shop() {}
  int total(Cart cart) { return Sums.add(cart); }
  enum Kind { A }
}
interface Sells {}
record Row(int x) {}
`

const kotlin = `package com.acme
import com.acme.money.Price
import com.acme.page.*
import com.acme.Old as Older
class Shop(val cart: Cart) : Base() {
  val rate = Rates.usual
  fun total(): Int = Sums(cart)
}
object Main
typealias Name = String
`

const scala = `package com.acme
import com.acme.money.{Price, Rate => R}, com.acme.page._
class Shop(cart: Cart) extends Base {
  val rate = 3
  def total: Int = Sums.add(cart)
}
object Main
trait Sells { def sell: Int }
`

const cSharp = `using System;
using Acme.Money;
using static Acme.Tax;
namespace Acme.Shop
{
  [Fast]
  class Shop : Base<Item>
  {
    readonly Cart cart = new Basket(1);
    Rate Rate { get; set; }
    Shop() {}
    int Total(Page page) { return Sums.Add(page); }
  }
  record Row(int X);
  enum Kind { A }
}
`

export const jvmSamples: readonly Sample[] = [
  {
    path: 'A.java',
    text: java,
    references: [
      'package com.acme',
      'module com.acme.money.Price',
      'module com.acme.Tax.of',
      'all-of com.acme.page',
      'name Base',
      'name Item',
      'name Rates',
      'name Cart',
      'name Sums',
    ],
    definitions: ['Shop 5-11', 'RATE 7-7', 'Shop 8-8', 'total 9-9', 'Kind 10-10', 'Sells 12-12', 'Row 13-13'],
  },
  {
    path: 'A.kt',
    text: kotlin,
    references: [
      'package com.acme',
      'module com.acme.money.Price',
      'all-of com.acme.page',
      'module com.acme.Old',
      'name Cart',
      'name Base',
      'name Rates',
      'name Int',
      'name Sums',
      'name String',
    ],
    definitions: ['Shop 5-8', 'rate 6-6', 'total 7-7', 'Main 9-9', 'Name 10-10'],
  },
  {
    path: 'A.scala',
    text: scala,
    references: [
      'package com.acme',
      'module com.acme.money.Price',
      'module com.acme.money.Rate',
      'all-of com.acme.page',
      'name Cart',
      'name Base',
      'name Int',
      'name Sums',
    ],
    definitions: ['Shop 3-6', 'rate 4-4', 'total 5-5', 'Main 7-7', 'Sells 8-8', 'sell 8-8'],
  },
  {
    path: 'A.cs',
    text: cSharp,
    references: [
      'all-of System',
      'all-of Acme.Money',
      'all-of Acme.Tax',
      'package Acme.Shop',
      'name Fast',
      'name Base',
      'name Item',
      'name Cart',
      'name Basket',
      'name Rate',
      'name Page',
      'name Sums',
    ],
    definitions: [
      'Shop 6-13',
      'cart 9-9',
      'Rate 10-10',
      'Shop 11-11',
      'Total 12-12',
      'Row 14-14',
      'Kind 15-15',
    ],
  },
]
