using TextKit.Entities;
using TextKit.Entities.Mending;

namespace TextKit.Tests.Entities;

public sealed class PlaceFormsTests
{
    [Theory]
    [InlineData("全国劳模座谈会昨天在京举行，百余名代表参加。", "京")]
    [InlineData("广西区总已与粤、滇、黔三省工会签了协作书。", "粤", "滇", "黔")]
    [InlineData("朝阳区总工会在南湖、永昌、清和等街道设了11个站点。", "南湖", "永昌", "清和")]
    [InlineData("他在鸭绿江断桥下有一间铺子。", "鸭绿江断桥")]
    [InlineData("松花江边上的西林街道换了五部电梯。", "西林街道")]
    public void What_stands_beside_a_place_tells_it(string text, params string[] places)
    {
        var found = EntityRecognizer.Default.Recognize(text).Where(e => e.Kind == EntityKind.Place).Select(e => text[e.Start..e.End]);
        Assert.All(places, place => Assert.Contains(place, found));
    }

    [Theory]
    [InlineData("从严治党等几个方面")]
    [InlineData("一、等级、薪酬等市场因素")]
    [InlineData("等、、、等等街道、等镇")]
    [InlineData("在在在京")]
    [InlineData("、京、")]
    public void What_only_looks_like_a_list_of_places_is_none(string text)
    {
        var found = new List<Mention>();
        PlaceForms.Scan(text, found);
        Assert.Empty(found);
    }

    [Fact]
    public void The_port_behind_a_customs_house_is_no_place_of_its_own() => Assert.Equal(0, PlaceKinds.LandmarkBehind("磨憨口岸管理委员会", 2));

    [Fact]
    public void A_name_between_two_persons_of_a_list_is_a_person_though_it_is_a_word()
    {
        const string text = "王建军、汪洋、李秀英等代表发言。";
        Assert.Equal(["王建军", "汪洋", "李秀英"], EntityRecognizer.Default.Recognize(text).Where(e => e.Kind == EntityKind.Person).Select(e => text[e.Start..e.End]));
    }
}
